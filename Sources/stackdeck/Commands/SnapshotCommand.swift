import ArgumentParser
import BatchModel
import Dashboard
import Files
import Optimizers
import Studies
import TextCanvas

/// Draws a view of the dashboard without a terminal.
struct SnapshotCommand: ParsableCommand {
  /// The formats of a picture.
  enum Format: String, WordChoice {
    case text, ansi, svg
  }

  /// The paper of an SVG.
  enum Page: String, WordChoice {
    case dark, light
  }

  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Draw a view of the dashboard without a terminal.",
    discussion: """
      The scenario is solved to its end, where the play head stands; `--keys` are pressed then, as \
      in the dashboard, where the help lists them. Nothing but the picture is written.
      """)

  @OptionGroup var source: ScenarioArgument
  @OptionGroup var options: SolverOptions
  @OptionGroup var theme: ThemeOption
  @Option(help: "The view.")
  var view = ViewKind.main
  @Option(
    help: ArgumentHelp(
      "Columns and rows, 1x1 to 500x200.", valueName: "columns×rows"))
  var size = CanvasSize(columns: 120, rows: 36)
  @Option(help: "Plain text, text with colours, or a picture.")
  var format = Format.text
  @Option(help: "Glyphs to draw with.")
  var glyphs = GlyphTier.braille
  @Option(help: "Colours to draw with; text has none.")
  var colors = ColorTier.full256
  @Option(
    help: "SVG: the paper, where the theme leaves it to the terminal (default: by the theme).")
  var page: Page?
  @Option(
    name: .customLong("iteration"), parsing: .unconditional,
    help: ArgumentHelp("Where the play head stands (default: at the end).", valueName: "n"))
  var iteration: Int?
  @Option(
    help: ArgumentHelp(
      "Figures: random scenarios of each point (the dashboard takes 20).", valueName: "n"))
  var replications = 3
  @Option(
    help: ArgumentHelp(
      "Keys to press, parted by blanks: characters, Enter, Esc, Space, Tab, Up, PgDn, Ctrl-R, F1 ….",
      valueName: "keys"))
  var keys: KeyScript?
  @OptionGroup var output: OutputPath

  func validate() throws {
    try OptionLimits.check("--replications", replications, 1...SweepDesign.limit)
  }

  func run() throws {
    var user = UserSettings(reading: false)
    let theme = try user.theme(self.theme.theme)
    guard user.problems.isEmpty else {
      throw Failure(code: Failure.badData, lines: user.problems)
    }
    let scenario = options.swarm.applied(to: try source.source.load())
    let appearance =
      format == .text
      ? Appearance.plain(glyphs) : Appearance(theme: theme, glyphs: glyphs, colors: colors)
    var state = DashboardState(
      size: size.size, appearance: appearance, source: source.source.title,
      method: options.method.method, effort: options.effort.effort)
    state.view = view
    state.figures.replications = replications
    var session = HeadlessSession(state, threads: options.threads) { message in
      // How long it took decides how many what-if questions are asked: a picture may not depend on it.
      guard case .solved(var record) = message else { return message }
      record.elapsed = 0
      return .solved(record)
    }
    session.open(scenario)
    if let iteration { try stand(on: iteration, &session) }
    for key in keys?.keys ?? [] { press(key, &session) }
    try Console.write(
      text(of: session.state.draw(), session.state.appearance.theme, scenario.name),
      to: output.path)
  }

  /// Presses a key, and lists the themes where it asks for them; other effects have no place here.
  private func press(_ key: Key, _ session: inout HeadlessSession) {
    let before = session.effects.count
    session.press(key)
    if session.effects.dropFirst(before).contains(.listThemes) {
      session.send(.themes(UserSettings.themeChoices))
    }
  }

  private func stand(on iteration: Int, _ session: inout HeadlessSession) throws {
    let last = session.state.record?.last ?? 0
    guard (0...last).contains(iteration) else {
      throw ValidationError("--iteration is \(iteration): allowed are 0 to \(last).")
    }
    session.stand(on: iteration)
  }

  private func text(of canvas: Canvas, _ theme: Theme, _ title: String) -> String {
    switch format {
    case .text: return canvas.text + "\n"
    case .ansi: return canvas.ansi(colors: colors)
    case .svg:
      let paper: SvgPage =
        switch page {
        case .dark: .dark(title: title)
        case .light: .light(title: title)
        case nil: .suiting(theme, title: title)
        }
      return canvas.svg(paper)
    }
  }
}

extension ColorTier: WordChoice {}

extension ViewKind: ExpressibleByArgument {
  /// The view with that name.
  public init?(argument: String) {
    guard let view = Self.allCases.first(where: { "\($0)" == argument }) else { return nil }
    self = view
  }

  /// The name of the view.
  public var defaultValueDescription: String { "\(self)" }

  /// The names of all views.
  public static var allValueStrings: [String] { allCases.map { "\($0)" } }
}
