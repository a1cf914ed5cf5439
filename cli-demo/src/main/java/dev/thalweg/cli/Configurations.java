// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.BackendChoice;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.Activation;
import dev.thalweg.training.BatchSize;
import dev.thalweg.training.ComputeOptions;
import dev.thalweg.training.DataOptions;
import dev.thalweg.training.FitOptions;
import dev.thalweg.training.FitOptions.Clipping;
import dev.thalweg.training.Grouping;
import dev.thalweg.training.ModelOptions;
import dev.thalweg.training.RateRamp;
import dev.thalweg.training.TestPart;
import dev.thalweg.training.TrainingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes configurations from options: defaults come from `training`, only what was given changes them.
final class Configurations {
    private final Problems problems = new Problems();

    private Configurations() {
    }

    /// The configuration of a training run; options that are refused are left out.
    static TrainingConfig of(FittingCommand command) {
        return new Configurations().read(command);
    }

    /// The learning rates of a search; options that are refused are left out.
    static RateRamp ramp(LrFindCommand command) {
        return new Configurations().readRamp(command);
    }

    /// What computes an evaluation or a prediction; options that are refused are left out.
    static ComputeOptions of(ComputeArguments arguments) {
        return new Configurations().compute(ComputeOptions.defaults(), arguments);
    }

    /// Every option that is refused.
    static List<ThalwegException> mistakes(FittingCommand command) {
        var reader = new Configurations();
        reader.read(command);
        if (command instanceof LrFindCommand search) {
            reader.readRamp(search);
        }
        reader.checkNames(command);
        return reader.problems.found();
    }

    /// Every option that is refused.
    static List<ThalwegException> mistakes(ComputeArguments arguments) {
        var reader = new Configurations();
        reader.compute(ComputeOptions.defaults(), arguments);
        return reader.problems.found();
    }

    private TrainingConfig read(FittingCommand command) {
        TrainingConfig config = TrainingConfig.of(command.data)
                .data(data -> data(data, command.dataArguments))
                .model(model -> model(model, command.model))
                .fit(fit -> fit(fit, command.fit))
                .compute(compute -> elementType(compute(compute, command.compute), command.compute.dtype));
        return switch (command) {
            case TrainCommand train -> kept(config, train);
            case LrFindCommand _ -> config;
        };
    }

    private TrainingConfig kept(TrainingConfig start, TrainCommand train) {
        TrainingConfig config = problems.apply(start, train.out, TrainingConfig::withOut);
        return train.force ? config.forced() : config;
    }

    private RateRamp readRamp(LrFindCommand command) {
        RateRamp start = RateRamp.defaults();
        return problems.apply(start, command,
                (ramp, given) -> new RateRamp(Objects.requireNonNullElse(given.from, ramp.from()),
                        Objects.requireNonNullElse(given.to, ramp.to()),
                        Objects.requireNonNullElse(given.steps, ramp.steps())));
    }

    /// Looks up what is only used later, so that a misspelt loss is told together with everything else.
    private void checkNames(FittingCommand command) {
        FitArguments fit = command.fit;
        if (fit.loss != null || fit.optimizer != null || fit.schedule != null) {
            Plugins plugins = Plugins.find();
            problems.check(fit.loss, plugins::loss);
            problems.check(fit.optimizer, plugins::optimizer);
            problems.check(fit.schedule, plugins::schedule);
        }
        problems.check(command.compute.backend, BackendChoice::choose);
    }

    private DataOptions data(DataOptions start, DataArguments given) {
        DataOptions data = problems.apply(start, given.target, DataOptions::withTarget);
        data = problems.apply(data, given.labels, DataOptions::withLabels);
        data = problems.apply(data, given.group, (d, text) -> d.withGroup(Grouping.parse(text)));
        data = problems.apply(data, given.drop, DataOptions::withDrop);
        data = problems.apply(data, given.categorical, DataOptions::withCategorical);
        data = problems.apply(data, given.test,
                (d, text) -> d.withTest(TestPart.parse(text, given.testLabels, given.testGroup)));
        return problems.apply(data, given.validation, DataOptions::withValidation);
    }

    private ModelOptions model(ModelOptions start, ModelArguments given) {
        ModelOptions model = problems.apply(start, given.hidden, ModelOptions::withHidden);
        model = problems.apply(model, given.activation, (m, text) -> m.withActivation(Activation.parse(text)));
        return problems.apply(model, given.dropout, ModelOptions::withDropout);
    }

    private FitOptions fit(FitOptions start, FitArguments given) {
        FitOptions fit = problems.apply(start, given.loss, FitOptions::withLoss);
        fit = problems.apply(fit, given.optimizer, FitOptions::withOptimizer);
        fit = problems.apply(fit, given.schedule, FitOptions::withSchedule);
        fit = problems.apply(fit, given.learningRate, FitOptions::withLearningRate);
        fit = problems.apply(fit, given.epochs, FitOptions::withEpochs);
        fit = problems.apply(fit, given.batch, (f, text) -> f.withBatch(BatchSize.parse(text)));
        fit = problems.apply(fit, given.seed, FitOptions::withSeed);
        fit = problems.apply(fit, given.l1, (f, l1) -> f.withPenalties(l1, f.penalties().l2()));
        fit = problems.apply(fit, given.l2, (f, l2) -> f.withPenalties(f.penalties().l1(), l2));
        fit = problems.apply(fit, given.clipValue,
                (f, limit) -> f.withClipping(new Clipping(limit, f.clipping().norm())));
        fit = problems.apply(fit, given.clipNorm,
                (f, limit) -> f.withClipping(new Clipping(f.clipping().value(), limit)));
        return problems.apply(fit, given.earlyStopping, FitOptions::withEarlyStopping);
    }

    private ComputeOptions compute(ComputeOptions start, ComputeArguments given) {
        ComputeOptions compute = problems.apply(start, given.backend, ComputeOptions::withBackend);
        return problems.apply(compute, given.threads, ComputeOptions::withThreads);
    }

    private ComputeOptions elementType(ComputeOptions start, @Nullable String dtype) {
        return problems.apply(start, dtype, (c, text) -> c.withElementType(elementType(text)));
    }

    /// Reads the option `--dtype`.
    static ElementType elementType(String text) {
        Choices.require("dtype", text, Arrays.stream(ElementType.values()).map(ElementType::text).toList());
        return Arrays.stream(ElementType.values()).filter(type -> type.text().equals(text)).findFirst().orElseThrow();
    }
}
