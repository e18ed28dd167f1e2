"""Opens pages in bare WebKitWebViews and prints what their consoles say.

WebKitGTK's console is heard only here: a view with `enable-write-console-messages-to-stdout` prints
every line (on standard error), while MiniBrowser under WebDriver prints none. Every host is reached through the proxy
that is given, which answers for all of them on loopback.

webkit.py PROXY_URL; then one URL a line on standard input. Runs under Xvfb; needs Debian's
gir1.2-webkit2-4.1 and python3-gi.
"""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402


def new_context(proxy):
    """Trusts the test certificate, and asks the proxy for everything.

    Not an ephemeral context: those print nothing. What is kept goes below HOME, which is ours.
    """
    home = os.environ["HOME"]
    manager = WebKit2.WebsiteDataManager(base_data_directory=home, base_cache_directory=home)
    context = WebKit2.WebContext.new_with_website_data_manager(manager)
    settings = WebKit2.NetworkProxySettings.new(proxy, None)
    manager.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, settings)
    manager.set_tls_errors_policy(WebKit2.TLSErrorsPolicy.IGNORE)
    context.get_cookie_manager().set_accept_policy(WebKit2.CookieAcceptPolicy.ALWAYS)
    return context


def open_page(context, url):
    """A view in a window of its own: without one WebKit would put its timers to sleep."""
    view = WebKit2.WebView.new_with_context(context)
    view.get_settings().set_enable_write_console_messages_to_stdout(True)
    view.connect("load-failed", lambda _view, _event, where, error: complain(where, error))
    view.connect("web-process-terminated", lambda _view, why: complain(url, why.value_nick))
    window = Gtk.Window()
    window.add(view)
    window.show_all()
    view.load_uri(url)
    return window


def complain(where, why):
    print(f"FAILED {where}: {why}", file=sys.stderr, flush=True)


def main():
    proxy = sys.argv[1]
    context = new_context(proxy)
    windows = []

    def read_lines(source, condition):
        # Unbuffered: what a reader of lines keeps back would wake nobody.
        text = os.read(source, 65536).decode()
        if text == "":
            Gtk.main_quit()
            return False
        windows.extend(open_page(context, url) for url in text.split())
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, read_lines)
    version = [WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version()]
    print("READY", ".".join(str(part) for part in version), flush=True)
    Gtk.main()


main()
