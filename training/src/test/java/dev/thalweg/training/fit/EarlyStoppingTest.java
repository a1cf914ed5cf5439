// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.model.LossForm;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    @Test
    void patienceCountsEpochsSinceTheBest() {
        EarlyStopping stopping = EarlyStopping.start(Watched.LOSS, 2).after(1, 1.0).after(2, 0.5).after(3, 0.6);
        assertThat(stopping.isExhausted()).isFalse();
        assertThat(stopping.isBest(2)).isTrue();
        assertThat(stopping.after(4, 0.4).waited()).isZero();
        EarlyStopping exhausted = stopping.after(4, 0.7);
        assertThat(exhausted.isExhausted()).isTrue();
        assertThat(exhausted.restores()).isTrue();
        assertThat(exhausted.bestEpoch()).isEqualTo(2);
    }

    @Test
    void aTieIsNotBetterAndNanNeverIs() {
        EarlyStopping stopping = EarlyStopping.start(Watched.LOSS, 1).after(1, 0.5);
        assertThat(stopping.after(2, 0.5).isExhausted()).isTrue();
        assertThat(stopping.after(2, Double.NaN).isExhausted()).isTrue();
    }

    @Test
    void withoutPatienceItOnlyRemembers() {
        EarlyStopping stopping = EarlyStopping.start(Watched.LOSS, 0);
        for (int epoch = 1; epoch < 100; epoch++) {
            stopping = stopping.after(epoch, epoch);
        }
        assertThat(stopping.isExhausted()).isFalse();
        assertThat(stopping.restores()).isFalse();
        assertThat(stopping.bestEpoch()).isEqualTo(1);
    }

    @Test
    void moreNdcgIsBetter() {
        EarlyStopping stopping = EarlyStopping.start(Watched.NDCG, 2).after(1, 0.6).after(2, 0.7).after(3, 0.65);
        assertThat(stopping.isBest(2)).isTrue();
        assertThat(stopping.after(4, Double.NaN).isExhausted()).isTrue();
    }

    @Test
    void lossesOfListsAreJudgedByTheOrder() {
        Plugins plugins = Plugins.find();
        assertThat(Watched.of(LossForm.of(plugins.loss("lambdarank")))).isEqualTo(Watched.NDCG);
        assertThat(Watched.of(LossForm.of(plugins.loss("bpr")))).isEqualTo(Watched.NDCG);
        assertThat(Watched.of(LossForm.of(plugins.loss("huber")))).isEqualTo(Watched.LOSS);
    }
}
