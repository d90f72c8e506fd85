package io.github.mfa4j.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.benchmarks.report.BarChart.Bar;
import io.github.mfa4j.benchmarks.report.BarChart.Group;
import io.github.mfa4j.benchmarks.report.BarChart.Kind;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BarChartTest {

    private static final BarChart CHART = new BarChart(
            "Time <of> \"it\" & more",
            List.of(
                    new Group(
                            "first",
                            List.of(
                                    new Bar("ours", 50, "50 ns", Kind.OURS),
                                    new Bar("peer", 200, "200 ns", Kind.PEER))),
                    new Group("second", List.of(new Bar("floor", 3, "3 ns", Kind.FLOOR)))));

    private static Document parsed() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(CHART.toSvg())));
    }

    private static List<Element> elements(String tag) throws Exception {
        NodeList found = parsed().getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    @Test
    void lengthsAreSharesOfTheLongestBarOfTheGroup() throws Exception {
        assertThat(elements("rect"))
                .filteredOn(rect -> !rect.getAttribute("class").equals("page"))
                .extracting(rect -> rect.getAttribute("class") + ' ' + rect.getAttribute("width"))
                .containsExactly("ours 100.0", "peer 400.0", "floor 400.0");
    }

    @Test
    void everyLabelAndFigureIsThereAsItIs() throws Exception {
        assertThat(elements("text"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "Time <of> \"it\" & more",
                        "first",
                        "ours",
                        "50 ns",
                        "peer",
                        "200 ns",
                        "second",
                        "floor",
                        "3 ns");
    }

    @Test
    void everythingLiesWithinThePicture() throws Exception {
        Element root = parsed().getDocumentElement();
        double height = Double.parseDouble(root.getAttribute("height"));
        double width = Double.parseDouble(root.getAttribute("width"));

        assertThat(elements("text")).allSatisfy(text -> {
            assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(10.0, height - 4);
            assertThat(Double.parseDouble(text.getAttribute("x"))).isBetween(0.0, width - 80);
        });
    }
}
