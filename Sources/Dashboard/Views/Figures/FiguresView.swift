import BatchModel
import Optimizers
import Studies
import TextCanvas

extension DashboardState {
  /// A sweep of the open scenario's distribution: the curves and the numbers, as they fill.
  func drawFigures(on canvas: inout Canvas, _ rect: Rect) {
    guard let results = figures.shownResults else { return }
    let layout = FiguresLayout(body: rect, enlarged: figures.enlarged)
    drawFigureHeader(results.design, on: &canvas, layout.header)
    drawFigureProgress(results, on: &canvas, layout.progress)
    drawFigureChart(results, on: &canvas, layout.chart)
    drawFigureNumbers(results, on: &canvas, layout.numbers)
  }

  /// What every point is drawn from: the assumption belongs beside the picture.
  private func drawFigureHeader(_ design: SweepDesign, on canvas: inout Canvas, _ rect: Rect) {
    var text = StyledText("random: ", appearance[.muted])
    let latest = DecimalText.text(design.base.maximumDeadline)
    let deadlines =
      switch figures.figure {
      case .services: "τ \(DecimalText.text(design.base.minimumDeadline))–\(latest) s"
      case .minimumDeadline: "K \(design.base.services) · τ from the axis to \(latest) s"
      }
    text.append(
      "\(deadlines) · η \(DecimalText.text(design.base.minimumEfficiency))–"
        + "\(DecimalText.text(design.base.maximumEfficiency)), uniform", appearance[.text])
    if let pso = document?.scenario.pso {
      text.append(
        " · \(pso.particles) particles × \(pso.iterations) · seed \(pso.seed)", appearance[.muted])
    }
    canvas.write(text, x: rect.x + 1, y: rect.y, width: rect.width - 2)
  }

  /// A word for the state, a gauge, and the numbers behind it.
  private func drawFigureProgress(
    _ results: SweepResults, on canvas: inout Canvas, _ rect: Rect
  ) {
    let (done, total) = (results.finished(figures.shown), results.count(figures.shown))
    let (word, role): (String, Role) =
      done == total ? ("done", .good) : isSweeping ? ("running", .accent) : ("paused", .warning)
    var x = rect.x + 1
    x += canvas.write(word, x: x, y: rect.y, style: appearance[role]) + 1
    var text = StyledText("\(done)/\(total) cells", appearance[.text])
    if let record = figures.record, isSweeping {
      if let rate = record.rate {
        text.append(
          " · \(NumberText.fixed(rate, decimals: rate < 10 ? 1 : 0))/s", appearance[.text])
        // Small scenarios come first: before a whole round the rate promises too much.
        if record.solved * results.design.replications >= total {
          let left = Double(total - done) / rate
          text.append(" · \(NumberText.roughDuration(left)) left", appearance[.text])
        }
      }
      if let cell = record.latest {
        let value = figureLabel(results.design.positions[cell.point])
        text.append(
          " · \(cell.scheme.rawValue) \(value) #\(cell.replication + 1)", appearance[.muted])
      }
    } else if done < total {
      text.append(" · space goes on", appearance[.muted])
    }
    let gauge = Rect(x: x, y: rect.y, width: min(20, rect.width / 5), height: 1)
    let fraction = total > 0 ? Double(done) / Double(total) : 1
    canvas.gauge(fraction, in: gauge, style: appearance[role], appearance: appearance)
    canvas.write(text, x: gauge.right + 1, y: rect.y, width: rect.right - 2 - gauge.right)
  }

  /// `K 20` or `τ ≥ 6 s`.
  func figureLabel(_ value: Double) -> String {
    switch figures.figure {
    case .services: "K \(figureValue(value))"
    case .minimumDeadline:
      "τ \(appearance.glyphs == .ascii ? ">=" : "≥") \(figureValue(value)) s"
    }
  }

  /// A point's place on the axis.
  func figureValue(_ value: Double) -> String {
    NumberText.fixed(value, decimals: value < 1 ? 4 : 2).trimmingZeros
  }

  /// The colour of a scheme.
  func figureRole(_ scheme: Scheme) -> Role {
    guard !figures.off.contains(scheme) else { return .muted }
    return Role.series[(Scheme.paper.firstIndex(of: scheme) ?? 0) % Role.series.count]
  }
}
