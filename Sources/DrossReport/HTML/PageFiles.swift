/// A file of the page, as it stands in `Page/`.
struct EmbeddedPageFile: Sendable {
  /// The path below `Page/`.
  let path: String
  /// The whole text of the file.
  let text: String
}

/// The page without its data.
///
/// Nothing of a document is ever part of it: all that comes from texts is data, which the script puts
/// on the page as text. The page names its own script and style by their digests and allows nothing
/// else, so that nothing can be loaded or run but these.
enum PageFiles {
  /// What stands before the data.
  static var head: String {
    let policy =
      "default-src 'none'; script-src '\(digest(of: script))'; style-src '\(digest(of: style))'; "
      + "base-uri 'none'; form-action 'none'"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>dross report</title>
      <style>\(style)</style>
      </head>
      <body>
      \(text(of: "body.html"))
      """
  }

  /// What stands behind the data.
  static var tail: String { "<script>\(script)</script>\n</body>\n</html>\n" }

  private static var style: String { text(of: "style.css") }

  /// The files of the script in order of name, as one.
  private static var script: String {
    let files = embeddedPageFiles.filter { $0.path.hasPrefix("script/") }.map(\.text)
    return "\n\"use strict\";\n(() => {\n" + files.joined(separator: "\n") + "\n})();\n"
  }

  private static func text(of path: String) -> String {
    embeddedPageFiles.first { $0.path == path }?.text ?? ""
  }

  private static func digest(of text: String) -> String {
    let digest = SHA256.digest(of: Array(text.utf8).span)
    return "sha256-" + String(decoding: Base64.encode(digest[...]), as: UTF8.self)
  }
}
