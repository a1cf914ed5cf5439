// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.thalweg.api.Engine;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.SearchOptimizer;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.ComputeOptions;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.data.PreparedData;
import dev.thalweg.training.data.TargetWish;
import dev.thalweg.training.model.LossForm;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.Objective;
import dev.thalweg.training.model.UpdatePrograms;
import java.util.Optional;
import java.util.function.Supplier;

/// Says how everything is made that a step of a run takes. Each class can be made with `new` as well: this and [RunModule] are the two
/// places that know them all.
///
/// The asked-for loss, as an [Optional] here, is what the user wrote; the [Objective] holds the one that applies.
final class SessionModule extends AbstractModule {
    private final TrainingConfig config;

    SessionModule(TrainingConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        bind(TrainingConfig.class).toInstance(config);
    }

    @Provides
    @Singleton
    Plugins plugins() {
        return Plugins.find();
    }

    @Provides
    @Singleton
    Optional<LossSum> askedLoss(Plugins plugins) {
        return Optional.ofNullable(config.fit().loss()).map(plugins::loss);
    }

    @Provides
    @Singleton
    OptimizerPlugin optimizer(Plugins plugins) {
        return plugins.optimizer(config.fit().optimizer());
    }

    @Provides
    @Singleton
    SchedulePlugin schedule(Plugins plugins) {
        return plugins.schedule(config.fit().schedule());
    }

    @Provides
    @Singleton
    Engine engine() {
        ComputeOptions compute = config.compute();
        return Engine.open(new EngineOptions(compute.backend(), compute.threads(), compute.elementType()));
    }

    @Provides
    @Singleton
    Optional<UpdatePrograms> updates(OptimizerPlugin optimizer) {
        return switch (optimizer) {
            case RuleOptimizer rule -> Optional.of(new UpdatePrograms(rule, config.fit().clipping()));
            case SearchOptimizer _ -> Optional.empty();
        };
    }

    @Provides
    @Singleton
    Rehearsal rehearsal(Engine engine, OptimizerPlugin optimizer, Optional<UpdatePrograms> updates) {
        return new Rehearsal(engine, config, optimizer, updates);
    }

    @Provides
    @Singleton
    PreparedData data(Optional<LossSum> askedLoss) {
        return DataLoading.load(config, askedLoss.map(LossChoice::wish).orElse(TargetWish.ANY));
    }

    @Provides
    @Singleton
    Objective objective(Optional<LossSum> askedLoss, PreparedData data, Plugins plugins) {
        var target = data.preprocessing().target();
        LossSum loss = askedLoss.orElseGet(() -> LossChoice.byDefault(target, plugins));
        LossForm form = LossChoice.form(loss, data.train(), target);
        Network network = Network.of(data.train().features(), LossChoice.outputs(form, target), config.model());
        return new Objective(network, form, config.fit().penalties());
    }

    @Provides
    @Singleton
    ParameterSet parameters(Objective objective, OptimizerPlugin optimizer, Engine engine) {
        return ParameterSet.initial(objective.network(), optimizer, config.compute().elementType(),
                config.fit().seed()).keptBy(engine);
    }

    @Provides
    @Singleton
    Programs programs(Engine engine, Objective objective) {
        return Programs.compile(engine, objective);
    }

    @Provides
    @Singleton
    Parts parts(PreparedData data, Programs programs, Objective objective, ParameterSet parameters) {
        return Parts.of(data, programs, objective, parameters);
    }

    @Provides
    @Singleton
    Examples examples(Objective objective, PreparedData data) {
        return Examples.training(objective.form(), data.train());
    }

    @Provides
    @Singleton
    Timetable timetable(Examples examples, SchedulePlugin schedule) {
        return Timetable.of(config.fit(), examples.teaching(), schedule);
    }

    @Provides
    @Singleton
    Feed feed(Engine engine, Objective objective, PreparedData data, Examples examples, Timetable timetable,
            ParameterSet parameters) {
        TargetRows targets = LossChoice.rows(objective.form(), data.train());
        Supplier<Batch> batches = () -> Batch.forTraining(data.train().inputs(), targets, examples,
                timetable.batchExamples(), objective.network(), config.fit().seed());
        boolean pays = parameters.isElsewhere() && timetable.stepsPerEpoch() > 1;
        return pays ? Feed.ofTwo(engine, batches) : Feed.ofOne(batches.get());
    }

    @Provides
    @Singleton
    GradientStep gradients(Programs programs, Objective objective, Feed feed, ParameterSet parameters) {
        return new GradientStep(programs.training(), objective, feed, parameters);
    }

    @Provides
    @Singleton
    Mover mover(Engine engine, GradientStep gradients, Optional<UpdatePrograms> updates, ParameterSet parameters,
            NanGuard guard) {
        return updates
                .<Mover>map(programs -> new RuleMover(gradients, ascent(engine, programs, parameters),
                        new UpdateStep(engine, programs, parameters, guard, config.fit().seed()), guard))
                .orElseGet(() -> new SearchMover(gradients, parameters, parameters.search().orElseThrow(), guard));
    }

    private static Optional<Ascent> ascent(Engine engine, UpdatePrograms programs, ParameterSet parameters) {
        double distance = programs.optimizer().gradientsUphill();
        return distance == 0 ? Optional.empty() : Optional.of(new Ascent(engine, parameters, distance));
    }

    @Provides
    @Singleton
    NanGuard guard() {
        return new NanGuard(config.fit().learningRate());
    }
}
