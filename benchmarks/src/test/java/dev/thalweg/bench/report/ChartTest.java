// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartTest {
    private static Row row(String candidate, Ratio ratio) {
        return new Row("mse", "128", 128, "f32", 1, candidate, 30, 9, 0, ratio, null, "");
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void everyRivalIsADotAndHasAPlaceInTheLegend() throws Exception {
        Document chart = parse(Chart.of(List.of(row("thalweg", new Ratio(1, 1, 1)), row("triad", new Ratio(1, 1, 1)),
                row("twin", new Ratio(3, 2, 4)), row("libtorch", new Ratio(300, 200, 400)), row("openblas", null))));
        assertThat(chart.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(chart.getElementsByTagName("circle").getLength()).isEqualTo(4);
        assertThat(chart.getDocumentElement().getTextContent()).contains("mse 128", "libtorch", "1000");
    }

    @Test
    void nothingToShowIsAnEmptyChart() throws Exception {
        assertThat(parse(Chart.of(List.of())).getElementsByTagName("circle").getLength()).isZero();
    }

    @Test
    void theAxisHoldsWholeDecades() {
        LogScale scale = LogScale.over(List.of(0.5, 250.0), 0, 400);
        assertThat(scale.ticks()).containsExactly(0.1, 1.0, 10.0, 100.0, 1000.0);
        assertThat(scale.x(1)).isEqualTo(100);
    }
}
