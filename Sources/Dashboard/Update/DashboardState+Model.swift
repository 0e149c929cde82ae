import BatchModel
import TextCanvas

extension DashboardState {
  /// The parameters of the model view, in the order they are shown.
  var modelFields: [Field] {
    let law: [Field] = document?.scenario.quality.powerLaw == nil ? [] : [.alpha, .beta, .gamma]
    return [.perTask, .perBatch] + law + [.outage, .content]
  }

  /// The parameter under the cursor of the model view, nil where there is none.
  var modelField: Field? {
    guard let parameter = modelView.parameter else { return nil }
    // A preset may have taken away the last ones.
    let fields = modelFields
    return fields[min(parameter, fields.count - 1)]
  }

  /// The preset under the cursor of the model view.
  var presetUnderCursor: ModelPreset? {
    view == .model ? modelView.preset.map { ModelPreset.all[$0] } : nil
  }

  /// From the parameters over the steps to the presets.
  mutating func moveModelRow(by offset: Int) -> [Effect] {
    // Row 0 holds the parameters, 1 the steps, and the presets follow.
    let row: Int =
      switch modelView.focus {
      case .parameter: 0
      case .steps: 1
      case .preset(let index): 2 + index
      }
    let last = 1 + ModelPreset.all.count
    let target = max(0, min(last, row + max(-last, min(last, offset))))
    switch target {
    case 0: modelView.focus = .parameter(modelView.parameter ?? 0)
    case 1: modelView.focus = .steps
    default: modelView.focus = .preset(target - 2)
    }
    return []
  }

  /// Along the parameters, and elsewhere along the steps.
  mutating func moveModelColumn(by offset: Int) -> [Effect] {
    guard let parameter = modelView.parameter else { return moveSteps(by: offset) }
    let last = modelFields.count - 1
    modelView.focus = .parameter(max(0, min(last, min(parameter, last) + offset)))
    return []
  }

  /// Moves the cursor along T: on the logarithmic axis by about a tenth beyond 100.
  mutating func moveSteps(by offset: Int) -> [Effect] {
    let last = qualityLimit
    let steps = modelView.steps
    let stride = max(1, Int(Decade.floor(Double(steps - (offset < 0 ? 1 : 0)))) / 10)
    let (target, overflow) = offset.multipliedReportingOverflow(by: stride)
    modelView.steps = overflow ? (offset < 0 ? 0 : last) : max(0, min(last, steps + target))
    return []
  }

  /// The last T that is shown: 100, or what the table or the shown plan needs beyond.
  var qualityLimit: Int {
    var limit = max(100, shown?.plan.services.map(\.steps).max() ?? 0)
    if case .table(let points) = document?.scenario.quality.curve, let last = points.last {
      limit = max(limit, last.steps)
    }
    return limit
  }

  /// Puts a preset's numbers into the scenario.
  mutating func apply(_ preset: ModelPreset) -> [Effect] {
    guard let scenario = document?.scenario else { return [] }
    guard !preset.isUsed(by: scenario) else {
      notice = Notice(text: "\(preset.name) is in use already", role: .muted)
      return []
    }
    let edited = preset.applied(to: scenario)
    do {
      try Field.checkSteps(edited)
    } catch {
      notice = Notice(text: "\(preset.name): \(error.message)", role: .warning)
      return []
    }
    return edit(edited, title: "preset \(preset.name)")
  }

  /// One panel alone, then the next, then all where there is room.
  mutating func enlargeModelPanel() -> [Effect] {
    let all = ModelViewState.Panel.allCases
    let layout = modelLayout
    let index = layout.only.flatMap(all.firstIndex(of:)).map { $0 + 1 } ?? 0
    let next = index < all.count ? all[index] : layout.hasRoomForAll ? nil : all[0]
    modelView.enlarged = next
    if next == .presets {
      if !modelView.isChoosing { modelView.focus = .preset(0) }
    } else if modelView.isChoosing {
      modelView.focus = .steps
    }
    return []
  }

  /// Where the parts of the model view lie.
  var modelLayout: ModelLayout {
    ModelLayout(body: FrameLayout(size: size).body, view: modelView)
  }
}
