// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ElementType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedDataTest {
    @TempDir
    Path folder;
    private Preprocessing model;

    @BeforeEach
    void train() {
        Path file = Samples.write(folder, "data.csv", "a,c,y\n1,u,0\n3,v,1\n");
        model = DataPreparation.prepare(Samples.request(file, "y")).preprocessing();
    }

    private float[] predict(String content) {
        Path file = Samples.write(folder, "new.csv", content);
        return EncodedData.toPredict(model, file, ElementType.F32).data().inputs().floats();
    }

    @Test
    void rawRowsAreEncodedAsInTraining() {
        assertThat(predict("a,c\n3,u\n")).containsExactly(1, 1, 0);
    }

    @Test
    void orderAndExtraColumnsDoNotMatter() {
        assertThat(predict("note,c,y,a\nhello,u,,3\n")).containsExactly(1, 1, 0);
    }

    @Test
    void missingColumnsAreNamed() {
        assertThatThrownBy(() -> predict("b,d\n3,u\n")).hasMessageContaining(
                "the model was trained with columns that are not here: a, c. The columns are: b, d.");
    }

    @Test
    void textWhereTheModelKnowsNumbersIsPlaced() {
        assertThatThrownBy(() -> predict("a,c\n1,u\nbig,u\n"))
                .hasMessageContaining("new.csv, line 3, column 1 ('a'): 'big'");
    }

    @Test
    void numbersWhereTheModelKnowsTextAreCategories() {
        assertThat(predict("a,c\n3,7\n")).as("an unknown category").containsExactly(1, 0, 0);
    }

    @Test
    void aStreamIsReadAndLeftOpen() {
        var stream = new ByteArrayInputStream("a,c\n3,u\n".getBytes(StandardCharsets.UTF_8));
        Dataset data = EncodedData.toPredict(model, "standard input", stream, ElementType.F32).data();
        assertThat(data.inputs().floats()).containsExactly(1, 1, 0);
        assertThat(data.targets()).isEmpty();
    }

    @Test
    void anEvaluationReadsTheTarget() {
        Path file = Samples.write(folder, "more.csv", "y,a,c\n1.0,3,u\n0,1,v\n");
        Dataset data = EncodedData.toEvaluate(model, file, Optional.empty(), new ListSource.Data(), ElementType.F32)
                .data();
        assertThat(((Targets.Labels) data.targets().orElseThrow()).labels()).containsExactly(1, 0);
    }

    @Test
    void anEvaluationWithoutTheTargetNamesIt() {
        Path file = Samples.write(folder, "more.csv", "a,c\n3,u\n");
        assertThatThrownBy(
                () -> EncodedData.toEvaluate(model, file, Optional.empty(), new ListSource.Data(), ElementType.F32))
                .hasMessageContaining("not here: y.");
    }

    @Test
    void aFileWithoutHeaderGoesByPositionAndMayLeaveTheTargetOut() {
        Path file = Samples.write(folder, "plain.csv", "0,1,u\n1,3,v\n");
        model = DataPreparation.prepare(Samples.request(file, "c1")).preprocessing();
        assertThat(predict("3,u\n")).containsExactly(1, 1, 0);
        assertThat(predict("1,3,u\n")).containsExactly(1, 1, 0);
        assertThatThrownBy(() -> predict("3\n")).hasMessageContaining("1 cells, but the training file had 3 columns");
    }

    @Test
    void anotherFormatIsRefused() {
        byte[] images = Samples.idx(new int[] {1, 1, 1}, 5);
        assertThatThrownBy(() -> EncodedData.toPredict(model, Samples.write(folder, "images", images), ElementType.F32))
                .hasMessageContaining("this is idx, but the model was trained on csv");
    }

    @Test
    void anIndexThatTrainingDidNotHaveIsPassedOver() {
        Path file = Samples.write(folder, "d", "1 1:3\n0 1:1\n");
        model = DataPreparation.prepare(DataRequest.of(file).withValidation(0)).preprocessing();
        EncodedData data = EncodedData.toPredict(model, Samples.write(folder, "e", "0 1:3 9:1\n"), ElementType.F32);
        assertThat(data.data().inputs().floats()).containsExactly(1);
        assertThat(data.notices()).extracting(Notice::text).singleElement().asString()
                .contains("1 entries have an index");
    }
}
