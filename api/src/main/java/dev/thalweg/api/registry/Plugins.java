// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.registry;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.loss.WeightedLoss;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleProduct;
import dev.thalweg.api.optimizer.ScheduleSequence;
import dev.thalweg.api.optimizer.SearchOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.WrappedOptimizer;
import dev.thalweg.api.text.Call;
import dev.thalweg.api.text.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;

/// The losses, optimizers and schedules that are installed. Immutable.
public final class Plugins {
    /// What is kept has the same names for every parameter that is no matrix.
    private static final ParameterAxes ANY = ParameterAxes.of(List.of(Axis.of("p")));

    private final Registry<LossPlugin> losses;
    private final Registry<OptimizerPlugin> optimizers;
    private final Registry<SchedulePlugin> schedules;
    private final Registry<OptimizerWrapper> wrappers;
    private final List<PluginProblem> problems;

    private Plugins(List<ModuleLayer> layers) {
        List<PluginProblem> found = new ArrayList<>();
        this.losses = Discovery.of(PluginKind.LOSS, loaders(ServiceLoader.load(LossPlugin.class), layers,
                layer -> ServiceLoader.load(layer, LossPlugin.class)), found);
        this.optimizers = Discovery.of(PluginKind.OPTIMIZER, loaders(ServiceLoader.load(OptimizerPlugin.class), layers,
                layer -> ServiceLoader.load(layer, OptimizerPlugin.class)), found);
        this.schedules = Discovery.of(PluginKind.SCHEDULE, loaders(ServiceLoader.load(SchedulePlugin.class), layers,
                layer -> ServiceLoader.load(layer, SchedulePlugin.class)), found);
        this.wrappers = Discovery.of(PluginKind.WRAPPER, loaders(ServiceLoader.load(OptimizerWrapper.class), layers,
                layer -> ServiceLoader.load(layer, OptimizerWrapper.class)), found);
        this.problems = List.copyOf(found);
    }

    private static <T> List<ServiceLoader<T>> loaders(ServiceLoader<T> application, List<ModuleLayer> layers,
            Function<ModuleLayer, ServiceLoader<T>> ofLayer) {
        return Stream.concat(Stream.of(application), layers.stream().map(ofLayer)).toList();
    }

    /// What the module path and the class path of the application hold.
    ///
    /// @return the plugins that the context class loader of this thread sees
    public static Plugins find() {
        return new Plugins(List.of());
    }

    /// What the application holds, and further layers of modules.
    ///
    /// @param layers module layers, such as one for each plugin jar
    /// @return the plugins of all; a name that the application has already is not replaced
    public static Plugins find(List<ModuleLayer> layers) {
        return new Plugins(layers);
    }

    /// The losses.
    ///
    /// @return by id and alias
    public Registry<LossPlugin> losses() {
        return losses;
    }

    /// The optimizers.
    ///
    /// @return by id and alias
    public Registry<OptimizerPlugin> optimizers() {
        return optimizers;
    }

    /// The schedules.
    ///
    /// @return by id and alias
    public Registry<SchedulePlugin> schedules() {
        return schedules;
    }

    /// What may be put around optimizers.
    ///
    /// @return by id and alias
    public Registry<OptimizerWrapper> wrappers() {
        return wrappers;
    }

    /// Who was found and cannot be used.
    ///
    /// @return one entry a provider or name, perhaps none
    public List<PluginProblem> problems() {
        return problems;
    }

    /// Reads a loss or a weighted sum of losses.
    ///
    /// @param text such as `huber(delta=1.5)` or `0.9*huber + 0.1*log-cosh`
    /// @return the terms
    /// @throws ThalwegException `TH-L001` for an unknown name, `TH-L002` for a text that cannot be read, `TH-L003`
    ///     for terms that cannot be added, `TH-L012` for an argument that is not allowed
    public LossSum loss(String text) {
        return new LossSum(TextForm.sum(PluginKind.LOSS.singular(), PluginKind.LOSS.syntaxId(), text).stream()
                .map(term -> new WeightedLoss(term.weight(), losses.configure(term.call()))).toList());
    }

    /// Reads an optimizer, and what is around it, from the inside.
    ///
    /// @param text such as `adam(beta1=0.8)` or `sgd with clip-norm(1) with ema(0.999)`
    /// @return the configured optimizer
    /// @throws ThalwegException `TH-O001` or `TH-O201` for an unknown name, `TH-O002` for a text that cannot be read,
    ///     `TH-O012` or `TH-O212` for an argument that is not allowed, `TH-O203` for a wrapper around an optimizer that
    ///     follows no rule, `TH-O204` for one that is there already
    public OptimizerPlugin optimizer(String text) {
        List<Call> calls = TextForm.wrapped(PluginKind.OPTIMIZER.singular(), PluginKind.OPTIMIZER.syntaxId(), text);
        OptimizerPlugin optimizer = optimizers.configure(calls.getFirst());
        for (Call call : calls.subList(1, calls.size())) {
            optimizer = wrapped(optimizer, wrappers.configure(call));
        }
        return optimizer;
    }

    private static OptimizerPlugin wrapped(OptimizerPlugin optimizer, OptimizerWrapper wrapper) {
        return switch (optimizer) {
            case RuleOptimizer rule -> together(rule, wrapper);
            case SearchOptimizer search -> throw new ThalwegException("TH-O203", "optimizer '" + search.id()
                    + "' chooses its steps itself, so nothing can be around it; found '" + wrapper.id()
                    + "'. Leave it out, or take another optimizer.");
        };
    }

    private static OptimizerPlugin together(RuleOptimizer optimizer, OptimizerWrapper wrapper) {
        List<String> kept = optimizer.state(ANY).stream().map(StateTensor::name).toList();
        wrapper.state(ANY).stream().map(StateTensor::name).filter(kept::contains).findFirst().ifPresent(name -> {
            throw new ThalwegException("TH-O204",
                    "wrapper '" + wrapper.id() + "' keeps '" + name + "' of each parameter, and so does '"
                            + optimizer.text() + "' already. Leave one of the two out.");
        });
        return new WrappedOptimizer(optimizer, wrapper);
    }

    /// Reads a schedule, or several one after the other or at the same time.
    ///
    /// @param text such as `cosine(minimum=0.001)` or `warmup(500) then cosine(0.1)`
    /// @return the configured schedule
    /// @throws ThalwegException `TH-O101` for an unknown name, `TH-O102` for a text that cannot be read, `TH-O103` for a
    ///     schedule that others follow and that has no end, `TH-O112` for an argument that is not allowed
    public SchedulePlugin schedule(String text) {
        List<ScheduleSequence.Stage> stages = TextForm
                .schedule(PluginKind.SCHEDULE.singular(), PluginKind.SCHEDULE.syntaxId(), text).stream()
                .map(stage -> new ScheduleSequence.Stage(product(stage.factors()), stage.count(), stage.epochs()))
                .toList();
        return stages.size() == 1 && stages.getFirst().count() == 0 ? stages.getFirst().schedule()
                : new ScheduleSequence(stages);
    }

    private SchedulePlugin product(List<Call> factors) {
        List<SchedulePlugin> read = factors.stream().map(schedules::configure).toList();
        return read.size() == 1 ? read.getFirst() : new ScheduleProduct(read);
    }
}
