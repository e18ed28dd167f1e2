//! Spring, by the source of configurations that Spring Security asks. Not run here.

use super::policy::{Policy, fill, quoted};
use super::{File, Written};
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let origins =
        if policy.is_for_everybody() { "\"*\"".into() } else { quoted(&policy.origins, "\"") };
    let (methods, headers) = (quoted(&policy.methods, "\""), quoted(&policy.headers, "\""));
    let (exposed, seconds) = (quoted(&policy.exposed, "\""), policy.seconds());
    let credentials = policy.with_credentials("true");
    let values = [
        ("<ORIGINS>", origins.as_str()),
        ("<METHODS>", &methods),
        ("<HEADERS>", &headers),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    let text = fill(TEMPLATE, &values);
    Written {
        files: vec![File { name: "CrossOrigin.java", language: "java", text }],
        notes: vec![
            "This was not run here.".into(),
            "With Spring Security, add `http.cors(Customizer.withDefaults())` to the filter chain: it finds this bean and answers preflights before authentication. Without Spring Security, make a `CorsFilter` bean of it.".into(),
            "Remove `@CrossOrigin` from controllers: it does not reach what is answered before them, a 401 for example.".into(),
        ],
    }
}

const TEMPLATE: &str = r#"import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

@Configuration
public class CrossOrigin {
    @Bean
    CorsConfigurationSource corsConfigurationSource() {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.of(<ORIGINS>));
        cors.setAllowedMethods(List.of(<METHODS>));
        cors.setAllowedHeaders(List.of(<HEADERS>));
        cors.setExposedHeaders(List.of(<EXPOSED>));
        cors.setAllowCredentials(<CREDENTIALS>);
        cors.setMaxAge(<SECONDS>L);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        return source;
    }
}
"#;
