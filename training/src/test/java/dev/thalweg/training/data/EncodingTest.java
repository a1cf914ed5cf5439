// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.thalweg.api.ElementType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingTest {
    @TempDir
    Path folder;

    private PreparedData prepare(String train, String test) {
        Path file = Samples.write(folder, "data.csv", train);
        Path other = Samples.write(folder, "test.csv", test);
        return DataPreparation.prepare(Samples.request(file, "y").withType(ElementType.F64)
                .withTest(new TestPart.File(other, Optional.empty(), new ListSource.Data())));
    }

    private static double[] row(Matrix matrix, int row) {
        var cells = new double[matrix.columns()];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = matrix.get(row, column);
        }
        return cells;
    }

    @Test
    void numbersAreScaledByTheTrainingPart() {
        // mean 2, deviation 1 (divided by n)
        PreparedData data = prepare("a,y\n1,0.5\n3,1.5\n", "a,y\n100,1.5\n");
        assertThat(row(data.train().inputs(), 0)).containsExactly(-1);
        assertThat(row(data.train().inputs(), 1)).containsExactly(1);
        assertThat(row(data.test().orElseThrow().inputs(), 0)).containsExactly(98);
    }

    @Test
    void aColumnOfGroupsMakesListsAndIsNoInput() {
        Path file = Samples.write(folder, "data.csv", "query,a,y\n7,1,0\n7,3,1\n8,5,2\nx,7,0\n");
        Path other = Samples.write(folder, "test.csv", "a,y,query\n1,0,x\n2,1,x\n");
        var lists = new ListSource.Column("query");

        PreparedData data = DataPreparation.prepare(Samples.request(file, "y").withLists(lists)
                .withTest(new TestPart.File(other, Optional.empty(), lists)));

        assertThat(data.train().featureNames()).containsExactly("a");
        assertThat(data.train().lists().orElseThrow()).containsExactly(0, 0, 1, 2);
        assertThat(data.test().orElseThrow().lists().orElseThrow()).containsExactly(0, 0);
        assertThat(data.preprocessing().target()).isEqualTo(new TargetEncoding.Numeric("y", Scaling.NONE));
        assertThat(data.description().columns()).extracting(ColumnDescription::name, ColumnDescription::role)
                .contains(tuple("query", ColumnDescription.Role.GROUP));
    }

    @Test
    void aCategoryBecomesOneFeatureOfSeveral() {
        PreparedData data = prepare("c,y\nred,1.5\nblue,2.5\nred,3.5\n", "c,y\nblue,1.5\n");
        assertThat(data.train().featureNames()).containsExactly("c=blue", "c=red");
        assertThat(row(data.train().inputs(), 0)).containsExactly(0, 1);
        assertThat(row(data.test().orElseThrow().inputs(), 0)).containsExactly(1, 0);
        assertThat(data.notices()).extracting(Notice::kind).doesNotContain(Notice.Kind.WARNING);
    }

    @Test
    void anUnknownCategoryIsAllZerosAndCounted() {
        PreparedData data = prepare("c,y\nred,1.5\nblue,2.5\n", "c,y\ngreen,1.5\nred,2\npink,3\n");
        assertThat(row(data.test().orElseThrow().inputs(), 0)).containsExactly(0, 0);
        assertThat(data.notices()).extracting(Notice::text).anySatisfy(text -> assertThat(text)
                .contains("test.csv: column 'c': 2 cells hold a category that the training part does not"));
    }

    @Test
    void aMissingNumberIsTheMeanAndHasAnIndicator() {
        PreparedData data = prepare("a,y\n1,1.5\n,2.5\n3,3.5\n", "a,y\n,1.5\n");
        assertThat(data.train().featureNames()).containsExactly("a", "a is missing");
        assertThat(row(data.train().inputs(), 0)).containsExactly(-1, 0);
        assertThat(row(data.train().inputs(), 1)).containsExactly(0, 1);
        assertThat(row(data.test().orElseThrow().inputs(), 0)).containsExactly(0, 1);
    }

    @Test
    void aColumnThatWasNeverMissingHasNoIndicatorButTellsOfGaps() {
        PreparedData data = prepare("a,c,y\n1,u,1.5\n3,v,3.5\n", "a,c,y\n,,1.5\n");
        assertThat(row(data.test().orElseThrow().inputs(), 0)).containsExactly(0, 0, 0);
        assertThat(data.notices()).extracting(Notice::text).filteredOn(text -> text.contains("1 cells are missing"))
                .hasSize(2);
    }

    @Test
    void aConstantColumnIsZeroAndReported() {
        PreparedData data = prepare("k,a,y\n0.1,1,1.5\n0.1,2,2.5\n0.1,4,3.5\n", "k,a,y\n7,1,1.5\n");
        assertThat(data.train().inputs().get(0, 0)).isZero();
        assertThat(data.test().orElseThrow().inputs().get(0, 0)).isZero();
        assertThat(data.notices()).extracting(Notice::text)
                .contains("constant in the training part, so of no use there: k.");
    }

    @Test
    void aColumnWithoutAnyValueIsZero() {
        PreparedData data = prepare("k,a,y\n,1,1.5\n,2,2.5\n", "k,a,y\n,1,1.5\n");
        assertThat(row(data.train().inputs(), 0)).containsExactly(0, -1);
    }

    @Test
    void nothingOfTheTestPartIsLearned() {
        String train = "a,c,y\n1,u,1.5\n,v,3.5\n2,u,2.5\n";
        Preprocessing one = prepare(train, "a,c,y\n1,u,1.5\n").preprocessing();
        Preprocessing other = prepare(train, "a,c,y\n1e6,w,-7\n,x,9\n").preprocessing();
        assertThat(other).isEqualTo(one);
    }

    @Test
    void aRegressionTargetIsStandardisedAndComesBackInUnitsOfTheFile() {
        PreparedData data = prepare("a,y\n1,100\n2,300\n", "a,y\n1,500\n");
        var targets = (Targets.Numbers) data.test().orElseThrow().targets().orElseThrow();
        assertThat(targets.scaled().doubles()).containsExactly(3);
        assertThat(targets.values()).containsExactly(500);
        assertThat(targets.scaling().restore(3)).isEqualTo(500);
    }

    @Test
    void floatsAreTheRoundedDoubles() {
        Path file = Samples.write(folder, "data.csv", "a,y\n0.1,1.5\n0.7,2.5\n0.9,2\n");
        Matrix doubles = DataPreparation.prepare(Samples.request(file, "y").withType(ElementType.F64)).train().inputs();
        Matrix floats = DataPreparation.prepare(Samples.request(file, "y")).train().inputs();
        for (int row = 0; row < 3; row++) {
            assertThat(floats.floats()[row]).isEqualTo((float) doubles.doubles()[row]);
        }
    }

    @Test
    void sparseFeaturesCountTheirZeros() {
        Path file = Samples.write(folder, "d", "1 1:3 3:1\n0 3:1\n1 1:3 3:1\n0 3:1\n");
        PreparedData data = DataPreparation.prepare(DataRequest.of(file).withValidation(0));
        assertThat(data.train().featureNames()).containsExactly("1", "2", "3");
        // feature 1 is 3, 0, 3, 0: mean 1.5, deviation 1.5; the others are constant
        assertThat(row(data.train().inputs(), 0)).containsExactly(1, 0, 0);
        assertThat(row(data.train().inputs(), 1)).containsExactly(-1, 0, 0);
    }

    @Test
    void sparseIndicesMayBeginAtZero() {
        Path file = Samples.write(folder, "d", "1 0:3 1:1\n0 1:2\n");
        assertThat(DataPreparation.prepare(DataRequest.of(file).withValidation(0)).train().featureNames())
                .containsExactly("0", "1");
    }

    @Test
    void pixelsShareOneScaling() {
        Path images = Samples.write(folder, "images", Samples.idx(new int[] {2, 1, 2}, 0, 10, 10, 20));
        Path labels = Samples.write(folder, "labels", Samples.idx(new int[] {2}, 0, 9));
        PreparedData data = DataPreparation.prepare(
                DataRequest.of(images).withLabels(labels).withValidation(0).withType(ElementType.F64));
        // mean 10, variance 50
        assertThat(row(data.train().inputs(), 0)[0]).isCloseTo(-10 / Math.sqrt(50), within(1e-15));
        assertThat(row(data.train().inputs(), 1)[0]).isZero();
        assertThat(data.preprocessing().target())
                .isEqualTo(new TargetEncoding.Classes("label", List.of("0", "9"), true));
    }

    @Test
    void aBatchIsGatheredByRowNumbers() {
        PreparedData data = prepare("a,b,y\n1,5,1.5\n3,9,3.5\n", "a,b,y\n1,5,1.5\n");
        var batch = new double[4];
        data.train().inputs().gather(new int[] {7, 1, 0}, 1, 2, batch);
        assertThat(batch).containsExactly(1, 1, -1, -1);
    }

    @Test
    void thePreprocessingSurvivesAFile() {
        PreparedData data = prepare("a,c,k,y\n0.1,u,1,red\n,v,1,blue\n2,u,1,red\n", "a,c,k,y\n1,u,1,red\n");
        String text = PreprocessingJson.write(data.preprocessing()).toString();
        assertThat(PreprocessingJson.read(JsonParser.parseString(text).getAsJsonObject(), "model.json"))
                .isEqualTo(data.preprocessing());
    }

    @Test
    void theOtherFormatsSurviveAFileToo() {
        var target = new TargetEncoding.Numeric("y", new Scaling(0.1, 1 / 3.0));
        List.of(new InputEncoding.Sparse(0, List.of(new Scaling(1e-300, 0), new Scaling(0.3, 0.1))),
                new InputEncoding.Pixels(List.of(28, 28), new Scaling(33.3, 78.6))).forEach(inputs -> {
                    var preprocessing = new Preprocessing((InputEncoding) inputs, target);
                    JsonObject json = JsonParser.parseString(PreprocessingJson.write(preprocessing).toString())
                            .getAsJsonObject();
                    assertThat(PreprocessingJson.read(json, "model.json")).isEqualTo(preprocessing);
                });
    }

    @Test
    void aDamagedPreprocessingIsRefused() {
        JsonObject json = PreprocessingJson.write(prepare("a,y\n1,1.5\n2,2.5\n", "a,y\n1,1.5\n").preprocessing());
        json.getAsJsonObject("target").addProperty("deviation", -1);
        assertThatThrownBy(() -> PreprocessingJson.read(json, "model.json"))
                .hasMessageStartingWith("model.json: the preprocessing is damaged");
        assertThatThrownBy(() -> PreprocessingJson.read(new JsonObject(), "model.json"))
                .hasMessageStartingWith("model.json: the preprocessing is damaged");
    }

    @Test
    void theDescriptionTellsColumnsRowsAndFiles() {
        PreparedData data = prepare("a,c,y\n1,u,1.5\n,v,3.5\n", "a,c,y\n1,u,1.5\n");
        JsonObject json = DataJson.write(data);
        assertThat(json.getAsJsonArray("columns").toString()).isEqualTo(
                "[{\"name\":\"a\",\"role\":\"input\",\"kind\":\"numeric\",\"missing\":1},"
                        + "{\"name\":\"c\",\"role\":\"input\",\"kind\":\"categorical\",\"missing\":0},"
                        + "{\"name\":\"y\",\"role\":\"target\",\"kind\":\"numeric\",\"missing\":0}]");
        assertThat(json.get("rows").toString()).isEqualTo("{\"train\":2,\"test\":1}");
        assertThat(json.getAsJsonArray("files")).hasSize(2);
        assertThat(EncodingText.inputs(data.preprocessing().inputs())).containsExactly(
                "a: numbers, constant (1.00000); one more feature says where it is missing",
                "c: text, 2 categories: u, v");
    }
}
