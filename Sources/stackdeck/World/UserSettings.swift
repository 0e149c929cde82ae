import Dashboard
import Files
import TextCanvas
import Themes

/// The user's settings and themes, and what was wrong with them.
struct UserSettings {
  /// What the settings file says.
  var settings = Settings()
  /// What was wrong, a line each; nothing of it stops the program.
  var problems: [String] = []

  private var themePlace: Place?

  /// The themes as the dashboard lists them.
  static var themeChoices: [ThemeChoice] { themes.entries().map { ThemeChoice($0) } }

  /// All themes of the program and of the user.
  static let themes = ThemeLibrary(
    builtIn: Themes.all, folder: UserFolder.config.map { $0 + "/themes" })

  /// The settings file, nil where there is no folder for it.
  static var path: String? { UserFolder.config.map { $0 + "/config.yaml" } }

  /// Reads the settings file, if there is one; without `reading` all is as the program has it.
  init(reading: Bool = true) {
    guard reading, let path = Self.path, InputFile.exists(path) else { return }
    do throws(InputError) {
      let reading = SettingsFile.read(
        try InputFile.read(path, limit: SettingsFile.sizeLimit), file: path)
      settings = reading.settings
      themePlace = reading.themePlace
      problems = reading.faults?.lines ?? []
    } catch {
      problems = [error.line]
    }
  }

  /// The theme of the command line or else of the settings; what is faulty is a problem and gives
  /// the default.
  ///
  /// - Throws: A failure when the command line names a theme that there is not.
  mutating func theme(_ option: String?) throws(Failure) -> Theme {
    guard let name = option ?? settings.theme else { return .default }
    do throws(ThemeLibrary.Failure) {
      return try Self.themes.theme(name)
    } catch {
      switch error {
      case .unknown(let message):
        guard option == nil else {
          throw Failure(code: Failure.usage, lines: ["error: --theme: \(message)"])
        }
        let fault = Fault(themePlace ?? .start, message)
        problems.append(fault.line(in: Self.path ?? "config.yaml"))
      case .unreadable(let error):
        guard option == nil else { throw Failure(error) }
        problems.append(error.line)
      case .faulty(let report): problems += report.lines
      }
      return .default
    }
  }

  /// Writes what was chosen to the settings file and leaves the rest of it as it is.
  ///
  /// - Returns: Whether and where that was done, for the operator.
  static func keep(_ choice: LookChoice) -> DashboardState.Notice {
    guard let folder = UserFolder.config, let path = Self.path else {
      return .failure("not kept: neither $XDG_CONFIG_HOME nor $HOME is an absolute path")
    }
    let kept = Settings(theme: choice.theme, glyphs: choice.glyphs, mouse: choice.mouse)
    do {
      let old =
        InputFile.exists(path) ? try InputFile.read(path, limit: SettingsFile.sizeLimit) : []
      let text = try SettingsFile.changing(old, to: kept, file: path)
      try Folder.make(folder)
      try OutputFile.write(text, to: path)
    } catch let error as FaultReport {
      return .failure("not kept: \(error.lines[0])")
    } catch let error as InputError {
      return .failure("not kept: \(error.line)")
    } catch let error as OutputError {
      return .failure("not kept: \(error.line)")
    } catch {
      return .failure("not kept: \(error)")
    }
    let what = [
      choice.theme.map { "theme \($0)" }, choice.glyphs.map { "glyphs \($0.rawValue)" },
      choice.mouse.map { "mouse \($0 ? "on" : "off")" },
    ].compactMap(\.self).joined(separator: ", ")
    return DashboardState.Notice(text: "kept in \(path): \(what)", role: .good)
  }
}

extension DashboardState.Notice {
  /// Something that could not be done.
  static func failure(_ text: String) -> DashboardState.Notice {
    DashboardState.Notice(text: text, role: .error)
  }
}

extension ThemeChoice {
  /// A theme of the library as the list shows it.
  init(_ entry: ThemeLibrary.Entry) {
    self.init(name: entry.name, file: entry.file, theme: entry.theme, faults: entry.faults)
  }
}
