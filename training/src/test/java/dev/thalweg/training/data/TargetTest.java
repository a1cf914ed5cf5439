// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {
    @TempDir
    Path folder;

    private PreparedData prepare(String content, TargetWish.Kind kind) {
        return DataPreparation.prepare(Samples.request(Samples.write(folder, "data.csv", content), "y")
                .withWish(new TargetWish(kind, "the loss")));
    }

    private TargetEncoding csv(String... values) {
        return prepare("a,y\n1," + String.join("\n2,", values) + "\n", TargetWish.Kind.ANY).preprocessing().target();
    }

    private TargetEncoding libsvm(String... labels) {
        Path file = Samples.write(folder, "d", String.join(" 1:1\n", labels) + " 1:2\n");
        return DataPreparation.prepare(DataRequest.of(file).withValidation(0)).preprocessing().target();
    }

    private static TargetEncoding classes(String column, boolean numeric, String... names) {
        return new TargetEncoding.Classes(column, List.of(names), numeric);
    }

    @Test
    void textIsClassesByCodePoint() {
        assertThat(csv("b", "a", "B", "ä")).isEqualTo(classes("y", false, "B", "a", "b", "ä"));
        assertThat(csv("True", "False")).isEqualTo(classes("y", false, "False", "True"));
    }

    @Test
    void zeroAndOneOrMinusOneAndOneAreTwoClasses() {
        assertThat(csv("1", "0", "1.0")).isEqualTo(classes("y", true, "0", "1"));
        assertThat(csv("1", "-1")).isEqualTo(classes("y", true, "-1", "1"));
    }

    @Test
    void otherNumbersAreNumbers() {
        assertThat(csv("1", "2", "3")).isInstanceOf(TargetEncoding.Numeric.class);
        assertThat(csv("1", "2")).isInstanceOf(TargetEncoding.Numeric.class);
        assertThat(csv("0", "1", "0.5")).isInstanceOf(TargetEncoding.Numeric.class);
    }

    @Test
    void libsvmLabelsThatCountAreClasses() {
        assertThat(libsvm("1", "2")).isEqualTo(classes("label", true, "1", "2"));
        assertThat(libsvm("+1", "-1")).isEqualTo(classes("label", true, "-1", "1"));
        assertThat(libsvm("0", "2", "1")).isEqualTo(classes("label", true, "0", "1", "2"));
        assertThat(libsvm("0", "2")).isInstanceOf(TargetEncoding.Numeric.class);
        assertThat(libsvm("0.5", "2", "3")).isInstanceOf(TargetEncoding.Numeric.class);
    }

    @Test
    void aLossOfClassesTakesWholeNumbers() {
        TargetEncoding target = prepare("a,y\n1,10\n2,2\n3,-1\n", TargetWish.Kind.CLASSES).preprocessing().target();
        assertThat(target).as("in numeric order").isEqualTo(classes("y", true, "-1", "2", "10"));
    }

    @Test
    void aLossOfNumbersTakesZeroAndOne() {
        assertThat(prepare("a,y\n1,0\n2,1\n", TargetWish.Kind.NUMBERS).preprocessing().target())
                .isEqualTo(new TargetEncoding.Numeric("y", new Scaling(0.5, 0.5)));
        assertThat(prepare("a,y\n1,0\n2,1\n", TargetWish.Kind.PLAIN_NUMBERS).preprocessing().target())
                .isEqualTo(new TargetEncoding.Numeric("y", Scaling.NONE));
    }

    @Test
    void labelsIndexTheClasses() {
        var labels = (Targets.Labels) prepare("a,y\n1,u\n2,v\n3,u\n", TargetWish.Kind.TWO_CLASSES).train().targets()
                .orElseThrow();
        assertThat(labels.labels()).containsExactly(0, 1, 0);
        assertThat(labels.asNumbers(ElementType.F32, -1, 1).floats()).containsExactly(-1, 1, -1);
    }

    @Test
    void theChoiceIsTold() {
        assertThat(prepare("a,y\n1,0\n2,1\n", TargetWish.Kind.ANY).notices()).extracting(Notice::text)
                .contains("target 'y': two classes, since it holds these two numbers only.");
    }

    @Test
    void aRankedTargetIsTakenAsItIs() {
        Path file = Samples.write(folder, "d", "0 qid:1 1:1\n2 qid:1 1:2\n1 qid:7 1:3\n");
        PreparedData data = DataPreparation.prepare(DataRequest.of(file).withValidation(0));
        assertThat(data.preprocessing().target()).isEqualTo(new TargetEncoding.Numeric("label", Scaling.NONE));
        assertThat(data.train().lists().orElseThrow()).containsExactly(0, 0, 1);
    }
}
