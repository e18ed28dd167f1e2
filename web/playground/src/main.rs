//! Starts the page.

fn main() {
    yew::set_custom_panic_hook(Box::new(corsplain_playground::crash::hook));
    let _ = corsplain_playground::app::start();
}
