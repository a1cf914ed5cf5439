// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The real files beside the checkout, as their publishers ship them.
class RealDataTest {

    @Test
    void diamonds() {
        PreparedData data = DataPreparation.prepare(DataRequest.of(SharedData.file("diamonds.csv")).withTarget("price")
                .withTest(new TestPart.Fraction(0.2)));
        assertThat(data.train().rows()).isEqualTo(43_152);
        assertThat(data.test().orElseThrow().rows()).isEqualTo(10_788);
        assertThat(data.validation()).isEmpty();
        assertThat(data.train().features()).as("6 numbers, 5 + 7 + 8 categories").isEqualTo(26);
        var target = (TargetEncoding.Numeric) data.preprocessing().target();
        // the mean of the whole file is 3932.8; the deviation of a mean of 43,152 prices around it is 3989 / √43152 = 19
        assertThat(target.scaling().mean()).isCloseTo(3932.8, within(60.0));
        assertThat(data.notices()).extracting(Notice::kind).doesNotContain(Notice.Kind.WARNING);
    }

    @Test
    void titanic() {
        DataRequest request = DataRequest.of(SharedData.file("titanic.csv")).withTarget("survived").withValidation(0);
        PreparedData data = DataPreparation.prepare(request);
        assertThat(data.train().rows()).isEqualTo(891);
        assertThat(data.description().columns()).filteredOn(column -> column.missing() > 0)
                .extracting(ColumnDescription::name, ColumnDescription::missing).containsExactly(
                        tuple("age", 177), tuple("embarked", 2),
                        tuple("deck", 688), tuple("embark_town", 2));
        assertThat(data.notices()).filteredOn(notice -> notice.text().contains("leak")).singleElement()
                .extracting(Notice::text).asString().startsWith("column 'alive' equals the target 'survived'");
        assertThat(DataPreparation.prepare(request.withDropped(List.of("alive"))).notices())
                .noneMatch(notice -> notice.text().contains("leak"));
    }

    @Test
    void iris() {
        PreparedData data = DataPreparation.prepare(DataRequest.of(SharedData.file("iris.csv")).withTarget("species"));
        assertThat(data.preprocessing().target())
                .isEqualTo(new TargetEncoding.Classes("species", List.of("setosa", "versicolor", "virginica"), false));
        assertThat(data.train().rows()).isEqualTo(135);
        assertThat(data.validation().orElseThrow().rows()).isEqualTo(15);
    }

    @Test
    void agaricus() {
        PreparedData data = DataPreparation.prepare(DataRequest.of(SharedData.file("agaricus.train.libsvm")).withTest(
                new TestPart.File(SharedData.file("agaricus.test.libsvm"), Optional.empty(), new ListSource.Data())));
        assertThat(data.train().rows()).isEqualTo(6513);
        assertThat(data.test().orElseThrow().rows()).isEqualTo(1611);
        assertThat(data.train().features()).isEqualTo(126);
        assertThat(data.description().files()).hasSize(2);
    }

    @Test
    void mnist() {
        PreparedData data = DataPreparation.prepare(DataRequest.of(SharedData.file("mnist-train-images-idx3-ubyte.gz"))
                .withLabels(SharedData.file("mnist-train-labels-idx1-ubyte.gz"))
                .withTest(new TestPart.File(SharedData.file("mnist-test-images-idx3-ubyte.gz"),
                        Optional.of(SharedData.file("mnist-test-labels-idx1-ubyte.gz")), new ListSource.Data())));
        assertThat(data.train().rows()).isEqualTo(8000);
        assertThat(data.test().orElseThrow().rows()).isEqualTo(2000);
        assertThat(data.train().features()).isEqualTo(784);
        assertThat(((TargetEncoding.Classes) data.preprocessing().target()).classes()).hasSize(10);
        // of all 60,000 images the mean brightness is 33.3 (0.1307 of 255) and the deviation 78.6
        var pixels = (InputEncoding.Pixels) data.preprocessing().inputs();
        assertThat(pixels.scaling().mean()).isCloseTo(33.3, within(1.0));
        assertThat(pixels.scaling().deviation()).isCloseTo(78.6, within(1.0));
    }

    @Test
    void rank() {
        PreparedData data = DataPreparation.prepare(DataRequest.of(SharedData.file("rank.train"))
                .withLists(new ListSource.Sizes(SharedData.file("rank.train.query")))
                .withTest(new TestPart.File(SharedData.file("rank.test"),
                        Optional.empty(), new ListSource.Sizes(SharedData.file("rank.test.query")))));
        assertThat(data.train().rows()).isEqualTo(3005);
        assertThat(data.test().orElseThrow().lists().orElseThrow()).hasSize(768);
        assertThat(data.preprocessing().target()).isEqualTo(new TargetEncoding.Numeric("label", Scaling.NONE));
    }
}
