// Written by `UPDATE=1 cargo test -p corsplain-tests --test npm_words` from the core's own tables.

/** Whose rules are applied. */
export type Engine = (typeof engines)[number];
export const engines = ["fetch", "chromium", "firefox", "webkit"] as const;

/** By what a page asks. */
export type Api = (typeof apis)[number];
export const apis = ["fetch", "xhr", "beacon", "event-source", "img", "media", "script", "style", "font", "preload"] as const;

/** A request's mode. */
export type Mode = (typeof modes)[number];
export const modes = ["cors", "no-cors", "same-origin", "navigate"] as const;

/** A request's credentials mode. */
export type CredentialsMode = (typeof credentialsModes)[number];
export const credentialsModes = ["omit", "same-origin", "include"] as const;

/** A request's redirect mode. */
export type RedirectMode = (typeof redirects)[number];
export const redirects = ["follow", "error", "manual"] as const;

/** The type of a response. */
export type ResponseType = (typeof responseTypes)[number];
export const responseTypes = ["basic", "cors", "opaque", "opaqueredirect"] as const;

/** A server that there are recipes for. */
export type Server = (typeof servers)[number];
export const servers = ["nginx", "apache", "caddy", "haproxy", "express", "fastify", "hono", "koa", "django", "flask", "fastapi", "axum", "actix", "workers", "deno", "bun", "php", "vite", "webpack", "spring", "aspnet", "s3"] as const;

/** A part of the conversation with one URL. */
export type Leg =
  | "request"
  | "preflight"
  | "response";

/** A reason's code. */
export type ReasonCode =
  | "not-a-byte-string"
  | "url-not-parsable"
  | "url-has-credentials"
  | "method-not-a-token"
  | "method-forbidden"
  | "no-cors-method-not-safelisted"
  | "header-name-invalid"
  | "header-value-invalid"
  | "get-or-head-with-body"
  | "header-refused"
  | "port-blocked"
  | "mixed-content"
  | "content-security-policy"
  | "cross-origin-in-same-origin-mode"
  | "no-cors-redirect-mode-not-follow"
  | "scheme-not-http"
  | "url-not-fetchable"
  | "no-answer"
  | "answer-malformed"
  | "allow-origin-missing"
  | "allow-origin-multiple"
  | "allow-origin-wildcard-with-credentials"
  | "allow-origin-invalid"
  | "allow-origin-mismatch"
  | "allow-credentials-missing"
  | "allow-credentials-not-true"
  | "preflight-redirected"
  | "preflight-status-not-ok"
  | "allow-methods-invalid"
  | "allow-headers-invalid"
  | "method-not-allowed"
  | "authorization-not-allowed"
  | "header-not-allowed"
  | "resource-policy-blocks"
  | "redirect-mode-error"
  | "location-repeated"
  | "location-not-parsable"
  | "location-scheme-not-http"
  | "too-many-redirects"
  | "redirect-has-credentials";

/** A reason's name. */
export type ReasonName =
  | "NotAByteString"
  | "UrlNotParsable"
  | "UrlHasCredentials"
  | "MethodNotAToken"
  | "MethodForbidden"
  | "NoCorsMethodNotSafelisted"
  | "HeaderNameInvalid"
  | "HeaderValueInvalid"
  | "GetOrHeadWithBody"
  | "HeaderRefused"
  | "PortBlocked"
  | "MixedContent"
  | "ContentSecurityPolicy"
  | "CrossOriginInSameOriginMode"
  | "NoCorsRedirectModeNotFollow"
  | "SchemeNotHttp"
  | "UrlNotFetchable"
  | "NoAnswer"
  | "AnswerMalformed"
  | "AllowOriginMissing"
  | "AllowOriginMultiple"
  | "AllowOriginWildcardWithCredentials"
  | "AllowOriginInvalid"
  | "AllowOriginMismatch"
  | "AllowCredentialsMissing"
  | "AllowCredentialsNotTrue"
  | "PreflightRedirected"
  | "PreflightStatusNotOk"
  | "AllowMethodsInvalid"
  | "AllowHeadersInvalid"
  | "MethodNotAllowed"
  | "AuthorizationNotAllowed"
  | "HeaderNotAllowed"
  | "ResourcePolicyBlocks"
  | "RedirectModeError"
  | "LocationRepeated"
  | "LocationNotParsable"
  | "LocationSchemeNotHttp"
  | "TooManyRedirects"
  | "RedirectHasCredentials";

/** A step's name. */
export type Rule =
  | "BytesOnly"
  | "UrlParses"
  | "UrlWithoutCredentials"
  | "MethodAllowed"
  | "MethodNormalized"
  | "NoCorsMethod"
  | "HeaderValid"
  | "HeaderKept"
  | "NoCorsHeaderKept"
  | "BodyAllowed"
  | "ContentTypeImplied"
  | "HeaderAccepted"
  | "PortAllowed"
  | "Upgraded"
  | "MixedContentAllowed"
  | "ContentSecurityPolicyAllows"
  | "SameOrigin"
  | "DataUrl"
  | "SchemeFetchable"
  | "Navigation"
  | "ModeAllowsOtherOrigins"
  | "ModeNoCors"
  | "NoCorsFollows"
  | "SchemeHttp"
  | "UploadListened"
  | "PreflightedBefore"
  | "MethodSafelisted"
  | "HeaderNameSafelisted"
  | "HeaderValueShort"
  | "AcceptBytes"
  | "LanguageBytes"
  | "ContentTypeBytes"
  | "ContentTypeParses"
  | "ContentTypeSafelisted"
  | "RangeParses"
  | "RangeStarts"
  | "HeaderSafelisted"
  | "HeadersShort"
  | "PreflightNeeded"
  | "PreflightCached"
  | "OriginSent"
  | "OriginSentForMethod"
  | "OriginTainted"
  | "CredentialsIncluded"
  | "StoredResponseFits"
  | "StoredResponseFresh"
  | "ResponseStored"
  | "PreflightSent"
  | "PreflightOk"
  | "AllowMethodsParse"
  | "AllowHeadersParse"
  | "MethodsDefaulted"
  | "MethodIsAllowed"
  | "AuthorizationIsAllowed"
  | "HeaderIsAllowed"
  | "AllowOriginPresent"
  | "AllowOriginWildcard"
  | "AllowOriginEqual"
  | "CredentialsNotAsked"
  | "AllowCredentialsTrue"
  | "Answered"
  | "AnswerWellFormed"
  | "TimingAllowed"
  | "ResourcePolicyAllows"
  | "RedirectStatus"
  | "RedirectModeAllows"
  | "RedirectManual"
  | "LocationPresent"
  | "LocationParses"
  | "LocationSchemeHttp"
  | "RedirectsCounted"
  | "RedirectWithoutCredentials"
  | "TaintedRedirectWithoutCredentials"
  | "MethodChanged"
  | "RedirectCheckedAgain"
  | "AuthorizationDropped"
  | "ResponseFiltered"
  | "HeadersExposed";

/** A finding's code. */
export type FindingCode =
  | "allow-credentials-false"
  | "allow-credentials-not-true"
  | "allow-methods-not-upper-case"
  | "allow-origin-malformed"
  | "allow-origin-on-preflight-only"
  | "answers-differ-by-origin"
  | "authorization-under-wildcard"
  | "cors-headers-on-request"
  | "credentials-with-wildcard"
  | "expose-headers-on-preflight"
  | "header-name-misspelt"
  | "header-repeated"
  | "insecure-origin-allowed"
  | "list-not-tokens"
  | "max-age-beyond-limits"
  | "max-age-unreadable"
  | "names-without-effect"
  | "null-allowed"
  | "origin-matched-loosely"
  | "origin-reflected"
  | "preflight-headers-on-answer"
  | "private-network-headers"
  | "probe-origin-allowed"
  | "public-suffix-allowed"
  | "request-headers-on-answer"
  | "vary-origin-missing"
  | "wildcard-list-with-credentials"
  | "wildcard-on-private";

/** A likely cause beside CORS. */
export type OutsideCode =
  | "scheme-missing"
  | "local-network-access"
  | "redirect-to-login"
  | "redirect-to-page"
  | "preflight-refused-early"
  | "proxy-error-page"
  | "error-page-without-headers"
  | "network-failure"
  | "no-cors-opaque"
  | "cross-origin-resource-policy"
  | "opaque-response-blocking"
  | "settings-not-of-this-api"
  | "cookie-not-cross-site"
  | "cookie-ignored"
  | "third-party-cookies"
  | "blocked-by-client"
  | "service-worker";
