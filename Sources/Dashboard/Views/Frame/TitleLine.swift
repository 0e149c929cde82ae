import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// Scenario and scheme at the left, the play head in the middle, the objective at the right.
  func drawTitle(on canvas: inout Canvas, _ rect: Rect) {
    let bar = StatusBar(appearance)
    bar.fill(rect, on: &canvas)
    let style = { (role: Role) in bar[role] }

    var left = StyledText()
    let name = document?.scenario.name ?? source
    left.append(name, style(.title))
    if document?.isChanged == true { left.append("*", style(.warning)) }
    left.append("  \(size.width >= 100 ? method.title : method.shortTitle)", style(.text))

    // The scheme, then details of the objective, then words give way: where the head stands is
    // always told.
    let room = rect.width - 2
    let heads = [headText(style, isShort: false), headText(style, isShort: true)]
    var (head, right) = (heads[1], objective(style, isShort: true))
    search: for details in [false, true] {
      for text in heads {
        let objective = objective(style, isShort: details)
        if left.width + 2 + text.width + 2 + objective.width <= room {
          (head, right) = (text, objective)
          break search
        }
      }
    }
    let rightX = rect.right - 1 - right.width
    canvas.write(right, x: rightX, y: rect.y)
    let leftRoom = max(0, room - right.width - head.width - 4)
    let used = canvas.write(left, x: rect.x + 1, y: rect.y, width: min(left.width, leftRoom))
    let free = max(0, rightX - 2 - (rect.x + 1 + used + 2))
    canvas.write(head, x: rightX - 2 - free, y: rect.y, width: free, alignment: .center)
  }

  /// `solving 37/100`, `final`, `▶ replay 37/100 ×1`: what is seen, and whether it moves.
  ///
  /// Where an iteration takes long, how many particles are valued.
  private func headText(_ style: (Role) -> Style, isShort: Bool) -> StyledText {
    guard let record, record.request.number == requests else {
      return StyledText("solving …", style(.accent))
    }
    let particles = record.valued.map { "\($0)/\(record.request.scenario.pso.particles)" }
    guard let iteration else {
      let first = record.first == nil || isShort ? "" : "equal split, "
      let count = particles.map { " \($0)\(isShort ? "" : " particles")" }
      return StyledText("\(first)solving\(count ?? " …")", style(.accent))
    }
    let isAscii = appearance.glyphs == .ascii
    let total = record.iterations
    switch playback.mode {
    case .atEnd:
      return record.stopped == nil
        ? StyledText(
          "solving \(iteration)/\(total)"
            + (isShort ? "" : particles.map { ", \($0) particles" } ?? ""), style(.accent))
        : StyledText("final", style(.good))
    case .playing, .paused:
      let speed = NumberText.fixed(Playback.speeds[playback.speed], decimals: 2)
        .trimmingZeros
      let sign =
        playback.mode == .playing ? (isAscii ? ">" : "▶") : (isAscii ? "||" : "⏸")
      let place = isShort ? "" : "replay "
      let rate = isShort ? "" : " \(isAscii ? "x" : "×")\(speed)"
      return StyledText("\(sign) \(place)\(iteration)/\(total)\(rate)", style(.accent))
    }
  }

  private func objective(_ style: (Role) -> Style, isShort: Bool) -> StyledText {
    guard let plan = shown?.plan else { return StyledText() }
    var text = StyledText()
    let isAscii = appearance.glyphs == .ascii
    text.append("mean FID ", style(.muted))
    text.append(NumberText.fixed(plan.meanFID, decimals: 3), style(.title))
    let bound = shownBound
    if let bound, let gap = plan.gap(to: bound.value), !isShort,
      jointGain == nil || size.width >= 100
    {
      let noise = gap > 5e-5 && gap < QualityModel.noise ? (isAscii ? "~" : "≈") : ""
      text.append(
        "  \(bound.problem.rawValue) gap \(noise)\(NumberText.fixed(gap * 100, decimals: 2))%",
        style(gap < 5e-5 ? .good : .muted))
    }
    if let gain = jointGain, !isShort {
      let isNoise = abs(gain.share) < QualityModel.noise
      let sign = (isNoise ? (isAscii ? "~" : "≈") : "") + (isAscii ? "-" : "▼")
      text.append(
        "  joint \(sign)\(NumberText.fixed(gain.share * 100, decimals: 1))% vs \(gain.scheme)",
        style(isNoise ? .muted : .good))
    } else if let equal = record?.equalSplit, method.allocation.isSearch, equal > 0,
      !isShort, bound == nil || size.width >= 100
    {
      let percent = (1 - plan.meanFID / equal) * 100
      let sign = isAscii ? "-" : "▼"
      text.append(
        "  \(sign)\(NumberText.fixed(percent, decimals: 1))% vs equal",
        style(percent > 0.05 ? .good : .muted))
    }
    let outages = plan.outages
    text.append(
      "  \(outages) outage\(outages == 1 ? "" : "s")", style(outages == 0 ? .muted : .outage))
    return text
  }
}

extension String {
  /// `1.50` as `1.5`, `2.00` as `2`.
  var trimmingZeros: String {
    guard contains(".") else { return self }
    var text = self
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
