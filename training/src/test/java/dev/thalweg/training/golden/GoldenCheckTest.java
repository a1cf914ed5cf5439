// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.registry.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenCheckTest {
    private static final Plugins PLUGINS = Plugins.find();

    /// Logits of 1e30: only the lowered formula takes the maximum off before it adds the logarithm.
    private static final List<String> UNLOWERED = List.of("g-cross-entropy-053");

    @TempDir
    Path folder;

    @Test
    void plansMeetEveryReferenceValueInDoublePrecision() {
        GoldenReport report = GoldenCheck.of(PLUGINS,
                type -> type == ElementType.F64 ? new PlanRunner() : new EvaluatorRunner(type),
                List.of(SharedGolden.folder()));

        assertThat(report.cases().stream().filter(c -> !c.passed() && !UNLOWERED.contains(c.id()))).isEmpty();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.known()).isGreaterThanOrEqualTo(33);
        assertThat(report.passed()).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void kernelsMeetEveryReferenceValueInBothPrecisions() {
        GoldenReport report = GoldenCheck.ofBackend(PLUGINS, EngineOptions.defaults().withThreads(1),
                List.of(SharedGolden.folder()));

        assertThat(report.cases().stream().filter(c -> !c.passed())).isEmpty();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.passed()).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void bothPrecisionsOfACaseAreReported() throws IOException {
        GoldenReport report = check(mse("1.0", "15.625", "[2.5, -5.0]"));

        assertThat(report.json()).contains("\"known\":1,\"passed\":2,\"failed\":0,\"unknown\":[],\"skipped\":[]");
        assertThat(report.cases()).extracting(CaseReport::type).containsExactly(ElementType.F64, ElementType.F32);
        assertThat(report.isGood(true)).isTrue();
    }

    @Test
    void aChangedDigitOfAValueFails() throws IOException {
        GoldenReport report = check(mse("1.0", "15.62501", "[2.5, -5.0]"));

        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.cases().getFirst().value().maxAbs()).isBetween(0.99e-5, 1.01e-5);
        assertThat(report.cases().getFirst().gradient()).isEqualTo(Deviation.NONE);
    }

    @Test
    void aChangedDigitOfAGradientFails() throws IOException {
        assertThat(check(mse("1.0", "15.625", "[2.5, -5.00001]")).failed()).isEqualTo(2);
    }

    @Test
    void theNinthDigitCountsInDoublePrecisionAlone() throws IOException {
        GoldenReport report = check(mse("1.0", "15.62500002", "[2.5, -5.0]"));

        assertThat(report.cases()).extracting(CaseReport::passed).containsExactly(false, true);
    }

    @Test
    void anUpstreamGradientScalesTheGradient() throws IOException {
        assertThat(check(mse("2.0", "15.625", "[5.0, -10.0]")).passed()).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsAlsoRightIsRight() throws IOException {
        String wrong = mse("1.0", "7", "[2.5, -5.0]");
        String alternative = wrong.replace("\"tags\"", "\"also_right\": {\"value\": 15.625}, \"tags\"");

        assertThat(check(alternative).passed()).isEqualTo(2);
    }

    @Test
    void aCaseMayStateItsOwnTolerance() throws IOException {
        String loose = mse("1.0", "15.6250003", "[2.5, -5.0]").replace("\"tags\"",
                "\"tolerance\": {\"rtol\": 1e-6}, \"tags\"");

        assertThat(check(loose).passed()).isEqualTo(2);
    }

    @Test
    void aCaseOfSinglePrecisionRunsInItAlone() throws IOException {
        GoldenReport report = check(mse("1.0", "15.625", "[2.5, -5.0]").replace("float64", "float32"));

        assertThat(report.cases()).extracting(CaseReport::type).containsExactly(ElementType.F32);
    }

    @Test
    void unknownNamesAreListedAndFailWhenStrict() throws IOException {
        GoldenReport report = check(mse("1.0", "15.625", "[2.5, -5.0]").replace("\"mse\"", "\"no-such-loss\""));

        assertThat(report.unknown()).containsExactly("no-such-loss");
        assertThat(report.cases()).isEmpty();
        assertThat(report.isGood(false)).isTrue();
        assertThat(report.isGood(true)).isFalse();
    }

    @Test
    void aCaseWithAnUnknownParameterIsSkippedWithTheReason() throws IOException {
        GoldenReport report = check(
                mse("1.0", "15.625", "[2.5, -5.0]").replace("\"params\": {}", "\"params\": {\"zeta\": 1}"));

        assertThat(report.skipped()).hasSize(1);
        assertThat(report.skipped().getFirst().why()).contains("TH-L012", "zeta");
        assertThat(report.isGood(false)).isTrue();
        assertThat(report.isGood(true)).isFalse();
    }

    @Test
    void theReportIsOneJsonDocument() throws IOException {
        JsonObject json = JsonParser.parseString(check(mse("1.0", "\"NaN\"", "[2.5, -5.0]")).json()).getAsJsonObject();

        assertThat(json.get("schema").getAsString()).isEqualTo("thalweg.golden/1");
        JsonObject first = json.getAsJsonArray("cases").get(0).getAsJsonObject();
        assertThat(first.keySet()).containsExactly("id", "kind", "name", "dtype", "status", "value", "gradient",
                "tolerance");
        assertThat(first.get("status").getAsString()).isEqualTo("failed");
        assertThat(first.getAsJsonObject("value").get("maxAbs").getAsString()).isEqualTo("Infinity");
    }

    @Test
    void aMissingFileIsADataError() {
        assertThatThrownBy(() -> GoldenCheck.ofFormulas(PLUGINS, List.of(folder.resolve("none.json"))))
                .isInstanceOf(ThalwegException.class).hasMessageContaining("none.json")
                .extracting(e -> ((ThalwegException) e).id()).isEqualTo("TH-D091");
    }

    @Test
    void aFolderWithoutFilesIsADataError() {
        assertThatThrownBy(() -> GoldenCheck.ofFormulas(PLUGINS, List.of(folder)))
                .hasMessageContaining("no .json file");
    }

    @Test
    void aFileOfSomethingElseIsADataError() {
        for (String text : List.of("", "[1, 2]", "{\"format\": \"other/1\"}",
                "{\"format\": \"loss-golden/1\", \"cases\": [{}]}",
                "{\"format\": \"loss-golden/1\"}", "\u0000\u0001")) {
            assertThatThrownBy(() -> check(text)).isInstanceOf(ThalwegException.class)
                    .extracting(e -> ((ThalwegException) e).id()).isEqualTo("TH-D092");
        }
    }

    @Test
    void clippingOfSeveralGradientsIsCompared() throws IOException {
        String norm = """
                      {"id": "c", "clipping": "norm", "params": {"max_norm": 2.5, "norm_type": 2.0}, "total_norm": 5.0,
                       "gradients": [{"shape": [1], "data": [3.0]}, {"shape": [1], "data": [4.0]}],
                       "clipped": [{"shape": [1], "data": [1.4999997000000600]}, {"shape": [1], "data": [1.99999960000008]}]}""";
        GoldenReport report = check(
                "{\"format\": \"optimizer-golden/1\", \"problems\": {}, \"cases\": [], \"clipping\": ["
                        + norm + "]}");

        assertThat(report.cases()).extracting(CaseReport::passed, CaseReport::kind)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(true, "clipping"));
    }

    private GoldenReport check(String text) throws IOException {
        return GoldenCheck.ofFormulas(PLUGINS, List.of(Files.writeString(folder.resolve("cases.json"), text)));
    }

    /// Predictions 3.5 and -2.5, targets 1 and 2.5: residuals 2.5 and -5, squares 6.25 and 25.
    private static String mse(String upstream, String value, String gradients) {
        return """
               {"format": "loss-golden/1", "family": "test", "cases": [{"id": "g", "loss": "mse", "params": {},
               "reduction": "mean", "dtype": "float64", "grad_output": %s,
               "inputs": {"prediction": {"shape": [2], "data": [3.5, -2.5]}, "target": {"shape": [2], "data": [1.0, 2.5]}},
               "value": %s, "gradients": {"prediction": {"shape": [2], "data": %s}}, "tags": []}]}"""
                .formatted(upstream,
                        value, gradients);
    }
}
