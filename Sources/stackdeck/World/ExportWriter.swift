import Dashboard
import Files
import TextCanvas

/// Writes what the dashboard exports, and says how that went.
enum ExportWriter {
  /// Writes a file, whole or not at all; one that is there is asked about first.
  static func write(_ request: ExportRequest) -> Message {
    let path = UserPath.expanded(request.path)
    guard request.replaces || !UserPath.exists(path) else { return .fileExists(request) }
    do throws(OutputError) {
      try OutputFile.write(Array(request.content.text.utf8), to: path)
    } catch {
      return .reported(.failure(error.line))
    }
    return .reported(DashboardState.Notice(text: "wrote \(path)", role: .good))
  }
}

extension ExportContent {
  /// The text that goes to a file or to the clipboard.
  var text: String {
    switch self {
    case .text(let text): text
    case .json(let plan): PlanFile.json(plan)
    case .csv(let plan): PlanFile.csv(plan)
    }
  }
}
