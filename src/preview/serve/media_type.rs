//! What a browser takes a file for, by its name.

/// The media type of a site's file.
pub(super) fn of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        // Shown in the browser rather than saved.
        "md" | "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn by_extension_in_any_case() {
        assert_eq!(of("a/index.HTML"), "text/html; charset=utf-8");
        assert_eq!(of("report.md"), "text/plain; charset=utf-8");
        assert_eq!(of("a.b/CNAME"), "application/octet-stream");
        assert_eq!(of(".nojekyll"), "application/octet-stream");
    }
}
