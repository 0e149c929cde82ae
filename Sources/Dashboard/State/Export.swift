import BatchModel
import TextCanvas

/// What can be written to a file.
public enum ExportKind: String, Sendable, Equatable, CaseIterable {
  /// The view on screen as plain text.
  case text
  /// The view as a picture.
  case svg
  /// The view as text with colours.
  case ansi
  /// The plan under the play head as JSON.
  case plan
  /// Its services as CSV, a row each.
  case services

  /// What it is, for titles and messages.
  public var title: String {
    switch self {
    case .text: "the view as text"
    case .svg: "the view as SVG"
    case .ansi: "the view as text with colours"
    case .plan: "the plan as JSON"
    case .services: "the services as CSV"
    }
  }

  /// What a file of this kind ends with.
  public var ending: String {
    switch self {
    case .text: ".txt"
    case .svg: ".svg"
    case .ansi: ".ans"
    case .plan: ".json"
    case .services: ".csv"
    }
  }

  /// A name for its file: scenario, view where it is one, and what the name ends with.
  public func fileName(scenario: String, view: ViewKind) -> String {
    let letters = scenario.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let stem = letters.contains { $0 != "-" } ? String(letters) : "scenario"
    let subject = self == .plan || self == .services ? rawValue : "\(view)"
    return "\(stem)-\(subject)\(ending)"
  }
}

/// What goes to a file or to the clipboard; plans get their format where files are known.
public enum ExportContent: Sendable, Equatable {
  /// This text.
  case text(String)
  /// The plan as JSON.
  case json(Plan)
  /// The plan's services as CSV.
  case csv(Plan)
}

/// Something to be written to a file.
public struct ExportRequest: Sendable, Equatable {
  /// What is written.
  public var content: ExportContent
  /// The file, as it was typed.
  public var path: String
  /// Whether a file that is there may be replaced.
  public var replaces: Bool
}

/// Something for the clipboard.
public struct CopyRequest: Sendable, Equatable {
  /// What is copied.
  public var content: ExportContent
  /// What it is, for the message.
  public var title: String

  /// Creates a request.
  public init(content: ExportContent, title: String) {
    self.content = content
    self.title = title
  }
}
