import TextCanvas
import Testing

@Suite struct VectorChartTests {
  private func chart(_ series: [VectorChart.Series]) -> VectorChart {
    var chart = VectorChart(
      title: "A < B", xLabel: "x (s)", yLabel: "y", x: ChartScale(0, 10),
      y: .logarithmic(covering: [1, 1000]))
    chart.series = series
    return chart
  }

  private func matches(_ text: String, _ pattern: Regex<(Substring, Substring)>) -> [String] {
    text.matches(of: pattern).map { String($0.output.1) }
  }

  @Test func textIsEscapedAndExponentsAreRaised() {
    let svg = chart([
      .init(name: "2 T^-1.5 + 4", points: [.init(1, 5), .init(2, 6)], kind: .line)
    ]).svg
    #expect(svg.contains("<title>A &lt; B</title>"))
    #expect(
      svg.contains(
        ">2 T<tspan dy=\"-5\" font-size=\"10\">-1.5</tspan><tspan dx=\"4\" dy=\"5\">+ 4</tspan></text>"
      ))
    #expect(!svg.contains("^"))
  }

  @Test func nothingLeavesThePicture() throws {
    let names = ["proposed", "equal-bandwidth", "greedy", "fixed-size", "single-instance", "joint"]
    let series = names.enumerated().map { index, name in
      VectorChart.Series(
        name: name,
        points: (0...10).map { step in
          let y = 1 + Double(index * step * step)
          // The interval goes below what a logarithmic axis can show.
          return .init(Double(step), y, interval: (-2 * y)...(3 * y))
        })
    }
    let svg = chart(series).svg
    #expect(!svg.contains("nan") && !svg.contains("inf"))
    for path in matches(svg, /<path d="(M[^"]*)"/) {
      for point in path.matches(of: /[ML](-?[0-9.]+) (-?[0-9.]+)/) {
        let (x, y) = (try #require(Double(point.1)), try #require(Double(point.2)))
        #expect((0...640).contains(x) && (0...440).contains(y), "\(path)")
      }
    }
    // The legend goes on in a second line, under the first.
    let places = try names.map { name in
      let place = try #require(
        svg.firstMatch(of: try Regex("x=\"([0-9.]+)\" y=\"([0-9.]+)\" [^>]*>\(name)<")))
      return (
        try #require(Double(place.output[1].substring ?? "")),
        try #require(Double(place.output[2].substring ?? ""))
      )
    }
    for (name, place) in zip(names, places) {
      #expect(place.0 + 7.2 * Double(name.count) <= 622, "\(name)")
    }
    #expect(Set(places.map(\.1)).count == 2)
  }

  @Test func onlyLineIsSolidAndOthersAreTold() {
    let points: [VectorChart.Point] = [.init(1, 2), .init(3, 4)]
    let one = chart([
      .init(name: "a", points: points, kind: .markers),
      .init(name: "b", points: points, kind: .line),
    ]).svg
    #expect(!one.contains("stroke-dasharray"))
    let two = chart([
      .init(name: "a", points: points, kind: .line), .init(name: "b", points: points, kind: .line),
    ]).svg
    // In the legend and in the plot.
    #expect(two.matches(of: /stroke-dasharray/).count == 2)
  }

  @Test func barsHaveTheirLabelsWhereThereIsRoom() {
    func svg(_ count: Int) -> String {
      var chart = VectorChart(
        title: "bars", xLabel: "service", yLabel: "s", x: ChartScale(0.4, Double(count) + 0.6),
        y: ChartScale(0, 10))
      chart.partNames = ["one", "two", "mark"]
      chart.bars = (0..<count).map {
        .init(parts: $0 == 0 ? [] : [4, 2], mark: 7, label: "\($0 + 17)")
      }
      return chart.svg
    }
    // None in a bar of no height.
    #expect(matches(svg(3), /fill="#ffffff">(\d+)<\/text>/) == ["18", "19"])
    #expect(matches(svg(100), /fill="#ffffff">(\d+)<\/text>/).isEmpty)
    let numbers = matches(svg(100), /text-anchor="middle">(\d+)<\/text>/)
    #expect(numbers.count <= 25 && numbers.first == "1")
  }
}
