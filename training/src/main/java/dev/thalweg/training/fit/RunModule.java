// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.data.EpochOrder;
import dev.thalweg.training.model.Objective;
import dev.thalweg.training.store.RunFolder;

/// Says how that of a run is made that watches it and keeps it: epochs, checkpoints, the folder. What takes its steps is made by
/// [SessionModule].
final class RunModule extends AbstractModule {
    private final RunFolder folder;
    private final Announcer announcer;
    private final StopRequest stop;

    RunModule(RunFolder folder, Announcer announcer, StopRequest stop) {
        this.folder = folder;
        this.announcer = announcer;
        this.stop = stop;
    }

    @Override
    protected void configure() {
        bind(RunFolder.class).toInstance(folder);
        bind(Announcer.class).toInstance(announcer);
        bind(StopRequest.class).toInstance(stop);
    }

    @Provides
    @Singleton
    HeadStart headStart(GradientStep gradients, Mover mover, Timetable timetable, Objective objective) {
        return new HeadStart(gradients, mover, timetable, objective.network().size());
    }

    @Provides
    @Singleton
    Checkpoints checkpoints(TrainingConfig config, ParameterSet parameters, EarlyStopping begin) {
        return new Checkpoints(folder, config, parameters, begin, announcer);
    }

    @Provides
    @Singleton
    EarlyStopping earlyStopping(TrainingConfig config, Objective objective) {
        return EarlyStopping.start(Watched.of(objective.form()), config.fit().earlyStopping());
    }

    @Provides
    @Singleton
    TrainingLoop loop(TrainingConfig config, Timetable timetable, Mover mover, Parts parts, Checkpoints checkpoints,
            EarlyStopping begin) {
        return new TrainingLoop(timetable, new EpochOrder(timetable.examples(), config.fit().seed()), mover,
                parts.validation(), checkpoints, announcer, stop, begin);
    }
}
