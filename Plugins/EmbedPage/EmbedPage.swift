import Foundation
import PackagePlugin

/// Compiles the page of the HTML report into `DrossReport`: one Swift file with every file of it.
@main
struct EmbedPage: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let page = target.directoryURL.appending(path: "Page")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedPage.swift")
    let files = FileManager.default.enumerator(at: page, includingPropertiesForKeys: nil)
    let inputs = (files?.allObjects as? [URL] ?? [])
      .filter { ["html", "css", "js"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding \(inputs.count) files of the report",
        executable: try context.tool(named: "embed-rules").url,
        arguments: ["--page", page.path, output.path],
        inputFiles: inputs + [page], outputFiles: [output])
    ]
  }
}
