import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// STACKING followed by hand: a T*, its turns, and what each turn does to every service.
  func drawStacking(on canvas: inout Canvas, _ rect: Rect) {
    guard method.scheduler == .stacking else {
      drawNotStacking(on: &canvas, rect)
      return
    }
    guard let story, let record = stackingView.record else {
      canvas.write(
        "working out the turns of STACKING …", x: rect.x + 1, y: rect.y, style: appearance[.muted],
        width: rect.width - 2)
      return
    }
    let layout = stackingLayout
    drawStackingHeader(story, record, on: &canvas, layout.header)
    if layout.tableWidth > 0, !layout.rows.isEmpty {
      drawStandings(record, on: &canvas, layout)
      if layout.side == .timeline {
        StackingTimeline(self, record, layout).draw(on: &canvas)
      }
    }
    drawTargets(story, record, on: &canvas, layout.curve)
    drawRule(record, on: &canvas, layout.rule)
  }

  /// Says so, and which key leads to a scheme that has turns.
  private func drawNotStacking(on canvas: inout Canvas, _ rect: Rect) {
    let inside = canvas.panel(rect, title: "STACKING", appearance: appearance)
      .inset(dx: 1, dy: 1)
    let keys = ["next-scheme", "previous-scheme"].compactMap {
      CommandTable.command(id: $0)?.keys.first?.label
    }
    let schemes = Scheme.allCases.filter { $0.method.scheduler == .stacking }.map(\.rawValue)
    let text =
      "\(method.title) does not use STACKING: it has no T*, no clusters and no turns to follow.\n"
      + "\n\(keys.joined(separator: " ")) change the scheme; STACKING is the scheduler of "
      + "\(schemes.joined(separator: " and "))."
    canvas.write(paragraph: text, in: inside, style: appearance[.text])
  }

  /// T*, what it is worth, and the turn; at the right whose bandwidth this is.
  private func drawStackingHeader(
    _ story: StackingStory, _ record: StackingRecord, on canvas: inout Canvas, _ rect: Rect
  ) {
    let target = record.request.targetSteps
    let isAscii = appearance.glyphs == .ascii
    var left = StyledText("T* \(target)/\(story.outcomes.count)", appearance[.title])
    if target == story.targetSteps { left.append(" best", appearance[.best]) }
    if let wantedTarget, wantedTarget != target {
      left.append(" → \(wantedTarget) …", appearance[.accent])
    }
    left.append("  mean FID ", appearance[.muted])
    left.append(NumberText.fixed(record.meanFID, decimals: 3), appearance[.text])
    if target != story.targetSteps {
      let more = record.meanFID - story.outcomes[story.targetSteps - 1].meanFID
      left.append(
        " \(more < 0 ? "" : "+")\(NumberText.fixed(more, decimals: 3))", appearance[.warning])
    }
    left.append("  turn ", appearance[.muted])
    left.append("\(stackingView.shownTurn + 1)/\(record.turns.count)", appearance[.title])
    if stackingView.isPlaying {
      let speed = NumberText.fixed(Playback.speeds[playback.speed], decimals: 2).trimmingZeros
      left.append(" \(isAscii ? "> x" : "▶ ×")\(speed)", appearance[.accent])
    }
    let used = canvas.write(left, x: rect.x + 1, y: rect.y, width: rect.width - 2)

    let room = rect.width - 4 - used
    let source = bandwidthSource(story)
    let text = source.texts.first { CharacterWidth.displayWidth(of: $0) <= room }
    if let text {
      canvas.write(
        text, x: rect.right - 1 - room, y: rect.y, style: appearance[source.role], width: room,
        alignment: .trailing)
    }
  }

  /// Which plan's bandwidth the turns are of, in words that get shorter.
  private func bandwidthSource(_ story: StackingStory) -> (texts: [String], role: Role) {
    guard let shown, shown.request == requests, shownStory != nil, let found = shown.iteration
    else {
      return (["an older plan; the new one is being worked out …", "an older plan …"], .warning)
    }
    guard method.allocation.isSearch else { return (["equal bandwidth"], .muted) }
    let total = record?.iterations ?? 0
    let iteration = "iteration \(found)"
    return (
      [
        "bandwidth found in \(iteration) of \(total)", "bandwidth of \(iteration)", iteration,
        "it. \(found)",
      ], .muted
    )
  }

  /// The turn in words and numbers.
  private func drawRule(_ record: StackingRecord, on canvas: inout Canvas, _ rect: Rect) {
    let turn = stackingView.shownTurn
    let step = record.turns[turn]
    let clock = NumberText.fixed(step.clock, decimals: 3)
    var note = "no batch"
    if step.batch != nil, let number = record.batch(atTurn: turn) {
      note = "batch \(number + 1)/\(record.batches.count)"
    }
    if let rule = step.packing?.rule {
      note = "equation (\(BatchExplanation.equation(rule))) · " + note
    }
    let inside = canvas.panel(
      rect, title: "turn \(turn + 1)/\(record.turns.count) at \(clock) s", note: note,
      appearance: appearance
    ).inset(dx: 1, dy: 0)
    let explanation = TurnExplanation(record, turn: turn, selected: cursor.device)
    let lines = explanation.lines(width: inside.width, height: inside.height)
    for (offset, line) in lines.enumerated() {
      canvas.write(
        mathText(line.text), x: inside.x, y: inside.y + offset, style: appearance[line.role],
        width: inside.width)
    }
  }

  /// Signs whose look-alikes in ASCII would say something else, as a person would type them.
  private func mathText(_ text: String) -> String {
    guard appearance.glyphs == .ascii else { return text }
    return text.reduce(into: "") { result, character in
      switch character {
      case "·": result += "*"
      case "≤": result += "<="
      default: result.append(character)
      }
    }
  }
}
