// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.registry.Plugins;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    static Stream<String> losses() {
        return Plugins.find().losses().all().stream().map(LossPlugin::id);
    }

    static Stream<String> optimizers() {
        Plugins plugins = Plugins.find();
        return Stream.concat(plugins.optimizers().all().stream().map(OptimizerPlugin::id),
                Stream.concat(plugins.wrappers().all().stream().map(OptimizerWrapper::id),
                        plugins.schedules().all().stream().map(SchedulePlugin::id)));
    }

    @Test
    void listsNameEveryLossAndSchedule() {
        String losses = Call.of("losses").out();
        String optimizers = Call.of("optimizers").out();

        assertThat(losses()).isNotEmpty().allMatch(id -> losses.contains("\n  " + id + " "));
        assertThat(optimizers()).isNotEmpty().allMatch(id -> optimizers.contains("\n  " + id + " "));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void everyLossHasAPage(String id) {
        Call call = Call.of("losses", id);

        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.out()).startsWith(id).containsPattern("d value / d |without a gradient").contains("Inputs",
                "Parameters", "Reductions", "Use it\n  when ", "Source", "\nValue * and slope . of ");
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyOptimizerAndScheduleHasAPage(String id) {
        Call call = Call.of("optimizers", id);

        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.out()).startsWith(id).contains("Parameters", "Use it\n  when ", " |")
                .containsPattern("\n(One step|Rate of a step).*\n  ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"huber", "bce-with-logits", "cross-entropy", "giou"})
    void pagesOfLossesAreAsReviewed(String id) {
        GoldenText.check("losses/" + id + ".txt", Call.of("losses", id).out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adam", "lbfgs", "ema", "cosine"})
    void pagesOfOptimizersAreAsReviewed(String id) {
        GoldenText.check("optimizers/" + id + ".txt", Call.of("optimizers", id).out());
    }

    @Test
    void propertiesFollowFromTheArguments() {
        assertThat(Call.of("losses", "huber(delta=2)").out())
                .contains(
                        "Properties, in prediction\n  never negative\n  convex\n  gradient of an item at most 2 long\n");
        assertThat(Call.of("losses", "focal-binary(gamma=0)").out()).contains("\n  convex\n");
        assertThat(Call.of("losses", "focal-binary").out()).doesNotContain("\n  convex\n");
    }

    @Test
    void argumentsShowInThePage() {
        assertThat(Call.of("losses", "smooth-l1(beta=0)").code()).isEqualTo(Call.of("losses", "smooth-l1").code());
        assertThat(Call.of("optimizers", "sgd(momentum=0.9)").out()).contains("momentum");
        assertThat(Call.of("optimizers", "sgd").out()).contains("State of each parameter\n  none");
    }

    @Test
    void unknownLossExitsWithUsageAndSuggests() {
        Call call = Call.of("losses", "hubr");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).startsWith("error[TH-L001]").contains("Did you mean 'huber'?");
        assertThat(call.out()).isEmpty();
    }

    @Test
    void parameterOutOfRangeSaysWhatIsExpected() {
        Call call = Call.of("losses", "huber(delta=-1)");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err())
                .startsWith("error[TH-L012]: loss 'huber': parameter 'delta' is -1; expected a finite number > 0.");
    }

    @Test
    void jsonIsOneDocument() {
        assertThat(json("losses").getAsJsonArray("losses").size()).isEqualTo((int) losses().count());
        assertThat(json("losses", "huber").getAsJsonObject("formulas").keySet())
                .containsExactly("value", "d value / d prediction", "d value / d target");
        assertThat(json("optimizers").keySet()).containsExactly("schema", "optimizers", "wrappers", "schedules");
        assertThat(json("optimizers", "adam").getAsJsonObject("state").keySet()).containsExactly("moment1", "moment2");
        assertThat(json("optimizers", "adam").getAsJsonArray("equations").size()).isEqualTo(4);
        assertThat(json("optimizers", "cosine").get("schema").getAsString()).isEqualTo("thalweg.schedule/1");
        assertThat(json("optimizers", "ema").get("schema").getAsString()).isEqualTo("thalweg.wrapper/1");
    }

    private static JsonObject json(String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
        Call call = Call.of(all);
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.out()).hasLineCount(1);
        return JsonParser.parseString(call.out()).getAsJsonObject();
    }
}
