// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.data.Scaling;
import dev.thalweg.training.data.TargetEncoding;
import dev.thalweg.training.data.TargetWish;
import dev.thalweg.training.model.LossForm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossChoiceTest {
    private static final Plugins PLUGINS = Plugins.find();

    @Test
    void theTargetDecidesTheDefault() {
        assertThat(LossChoice.byDefault(new TargetEncoding.Numeric("y", Scaling.NONE), PLUGINS).text())
                .isEqualTo("huber");
        assertThat(LossChoice.byDefault(classes("no", "yes"), PLUGINS).text()).isEqualTo("bce-with-logits");
        assertThat(LossChoice.byDefault(classes("a", "b", "c"), PLUGINS).text()).isEqualTo("cross-entropy");
    }

    private static LossForm form(String loss) {
        return LossForm.of(PLUGINS.loss(loss));
    }

    private static TargetEncoding.Classes classes(String... names) {
        return new TargetEncoding.Classes("y", List.of(names), false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"mse|NUMBERS", "huber|NUMBERS", "quantile|NUMBERS", "poisson-nll|PLAIN_NUMBERS",
                "bce|TWO_CLASSES", "bce-with-logits|TWO_CLASSES", "focal-binary|TWO_CLASSES", "hinge|TWO_CLASSES",
                "squared-hinge|TWO_CLASSES", "lambdarank|PLAIN_NUMBERS", "bpr|PLAIN_NUMBERS", "gaussian-nll|NUMBERS",
                "cross-entropy|CLASSES", "nll|CLASSES"})
    void aLossSaysWhichTargetItNeeds(String loss, TargetWish.Kind kind) {
        assertThat(LossChoice.wish(PLUGINS.loss(loss))).isEqualTo(new TargetWish(kind, "loss '" + loss + "'"));
    }

    @Test
    void lossesOfRowsHaveAnOutputAClass() {
        assertThat(LossChoice.outputs(form("cross-entropy"), classes("a", "b", "c"))).isEqualTo(3);
        assertThat(LossChoice.outputs(form("cross-entropy"), classes("a", "b"))).isEqualTo(2);
        assertThat(LossChoice.outputs(form("bce"), classes("a", "b"))).isEqualTo(1);
    }

    @Test
    void distributionsCannotBeHad() {
        for (String loss : List.of("kl-divergence", "kl-divergence(logTarget=true)")) {
            assertThatThrownBy(() -> LossChoice.wish(PLUGINS.loss(loss)))
                    .hasMessageContaining("compares distributions, which a data file does not give");
        }
    }
}
