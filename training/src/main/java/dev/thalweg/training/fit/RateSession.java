// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import dev.thalweg.api.Engine;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.SearchOptimizer;
import dev.thalweg.training.Callback;
import dev.thalweg.training.RateFinding;
import dev.thalweg.training.RateRamp;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.TrainingEvent;
import dev.thalweg.training.data.EpochOrder;
import dev.thalweg.training.data.PreparedData;
import dev.thalweg.training.fit.RateJudge.Proposal;
import dev.thalweg.training.model.Objective;
import java.util.List;

/// A search for a learning rate: on parameters of its own, which are forgotten. No file is written.
public final class RateSession {
    private final TrainingConfig config;
    private final RateRamp ramp;
    private final Announcer announcer;

    /// A search at its beginning.
    ///
    /// @param config what would be trained
    /// @param ramp which rates to try
    /// @param callbacks who hears of notices
    public RateSession(TrainingConfig config, RateRamp ramp, List<Callback> callbacks) {
        this.config = config;
        this.ramp = ramp;
        this.announcer = new Announcer(callbacks);
    }

    /// Searches.
    ///
    /// @return a rate, always
    public RateFinding find() {
        Injector injector = Guice.createInjector(new SessionModule(config));
        injector.getInstance(ConfigurationCheck.class).require();
        try (Engine _ = injector.getInstance(Engine.class)) {
            injector.getInstance(PreparedData.class).notices()
                    .forEach(notice -> announcer.announce(new TrainingEvent.Notice(notice.text())));
            String loss = injector.getInstance(Objective.class).loss().text();
            if (injector.getInstance(OptimizerPlugin.class) instanceof SearchOptimizer search) {
                return new RateFinding(1, RateFinding.Basis.NOT_NEEDED, search.id()
                        + " looks for the length of its steps itself, and tries this one first", loss, search.text(),
                        ramp, List.of());
            }
            Timetable timetable = injector.getInstance(Timetable.class);
            double[] losses = new RateWalk(injector.getInstance(Mover.class), timetable,
                    new EpochOrder(timetable.examples(), config.fit().seed()), ramp).losses();
            RateJudge judge = new RateJudge(ramp, config.fit().learningRate(), losses);
            Proposal proposal = judge.propose();
            return new RateFinding(proposal.learningRate(), proposal.basis(), proposal.reason(), loss,
                    config.fit().optimizer(), ramp, judge.trials());
        } catch (ProvisionException e) {
            throw Making.cause(e);
        }
    }
}
