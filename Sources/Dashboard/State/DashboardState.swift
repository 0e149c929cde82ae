import BatchModel
import Optimizers
import TextCanvas

/// Everything the dashboard knows; views draw it, `update` changes it.
public struct DashboardState: Sendable, Equatable {
  /// What lies over the view.
  public enum Overlay: Sendable, Equatable {
    /// All keys.
    case help(HelpPage)
    /// Everything that can be done, to choose from.
    case palette(Palette)
    /// Asks whether to leave unsaved edits behind.
    case confirmQuit
    /// Asks what is to become of a file, of edits or of devices.
    case question(FileQuestion)
    /// Shows what is wrong with a file.
    case report(Report)
    /// A list of commands.
    case menu(Menu)
    /// The list of themes.
    case themes(ThemePicker)
    /// Asks whether an export may replace a file.
    case confirmReplace(ExportRequest)
  }

  /// A line for the operator that stays until the next key.
  public struct Notice: Sendable, Equatable {
    /// The text.
    public var text: String
    /// Its role: warning, error or good.
    public var role: Role

    /// Creates a notice.
    public init(text: String, role: Role) {
      self.text = text
      self.role = role
    }
  }

  /// The size of the terminal.
  public var size: Size
  /// Theme, glyphs and colours.
  public var appearance: Appearance
  /// The scenario and its history, nil until it is read.
  public var document: Document?
  /// Where the scenario comes from, as it is shown.
  public var source: String
  /// The scheduler and the allocation in use.
  public var method: Method
  /// What a search may spend.
  public var effort: SearchEffort
  /// What the solver has done so far for the newest request it has begun.
  public var record: SolveRecord?
  /// The plan under the play head.
  public var shown: ShownPlan?
  /// Why the shown plan is as it is, nil until it is worked out or where it is not STACKING.
  public var story: StackingStory?
  /// The plan whose story was asked for last.
  var awaitedStory: PlanPlace?
  /// The plan that the story explains.
  var explained: PlanPlace?
  /// The play head.
  public var playback = Playback()
  /// The view on screen.
  public var view = ViewKind.main
  /// What the operator points at.
  public var cursor = Cursor()
  /// The first row shown.
  public var scroll = 0
  /// The devices that are shown, in the order of the rows.
  public var rows: [Int] = []
  /// Which devices are shown, in which order, and which are marked.
  public var table = TableViewState()
  /// The text being typed, nil while nothing is edited.
  public var editor: FieldEditor?
  /// A command, a filter or a search being typed, nil while none is.
  public var prompt: Prompt?
  /// The words Tab goes through in the line being typed.
  public var completion: Completion?
  /// Command lines that were entered, the oldest first.
  public var history: [String] = []
  /// What lies over the view.
  public var overlay: Overlay?
  /// A line for the operator.
  public var notice: Notice?
  /// What the last edit did.
  public var change: Change?
  /// The part of the time axis that is shown.
  public var window = TimelineWindow()
  /// What the swarm view shows.
  public var swarmView = SwarmViewState()
  /// What the compare view shows.
  public var compare = CompareViewState()
  /// Where the STACKING view stands.
  public var stackingView = StackingViewState()
  /// The scenario's file.
  public var files = FileState()
  /// What the figures view shows.
  public var figures = FiguresViewState()
  /// What the model view shows.
  public var modelView = ModelViewState()
  /// What small changes of the scenario would bring.
  public var whatIf = WhatIfState()
  /// What no plan is below.
  public var bound = BoundState()
  /// Whether the main view shows what the joint scheme changes.
  public var showsJointChanges = false
  /// The mouse.
  public var pointer = PointerState()
  /// What the operator has chosen for the look.
  public var chosenLook = LookChoice()
  /// Number of the newest request.
  public var requests = 0
  /// Number of the first request with the devices in their present places.
  var arrangedAt = 0

  /// A dashboard that waits for its scenario.
  public init(
    size: Size, appearance: Appearance, source: String,
    method: Method = Scheme.proposed.method, effort: SearchEffort = .usual
  ) {
    self.size = size
    self.appearance = appearance
    self.source = source
    self.method = method
    self.effort = effort
  }

  /// Whether the solver still works on the newest request.
  public var isSolving: Bool {
    guard let record, record.request.number == requests else { return document != nil }
    return record.stopped == nil
  }

  /// The iteration under the play head, nil before the first evaluation.
  public var iteration: Int? { record?.last.map { playback.iteration(last: $0) } }

  /// Milliseconds until the next tick is wanted, nil while nothing moves by itself.
  public var tickInterval: Int? {
    if view == .stacking, stackingView.isPlaying { return 33 }
    guard playback.mode == .playing, let record, let last = record.last,
      record.request.number == requests
    else { return nil }
    return playback.head < Double(last) || record.stopped != nil ? 33 : nil
  }
}
