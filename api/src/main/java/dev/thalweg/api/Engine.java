// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendInfo;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.backend.KernelListener;
import dev.thalweg.api.backend.KernelReport;
import dev.thalweg.api.backend.Residence;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.api.registry.Plugins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The door to everything: turns formulas and losses into kernels, and runs them.
///
/// ```java
/// try (Engine engine = Engine.open()) {
///     LossFunction huber = engine.loss("huber(delta=1.5)");
///     double value = huber.valueAndGradient(predictions, targets, gradient);
/// }
/// ```
///
/// An engine may be used by several threads at once. Compiled kernels are kept and shared for as long as it is open.
public final class Engine implements AutoCloseable {
    private final EngineOptions options;
    private final Backend backend;
    private final String reason;
    private final Map<String, Executable> executables = new ConcurrentHashMap<>();
    private @Nullable Plugins plugins;

    private Engine(EngineOptions options, BackendChoice choice) {
        this.options = options;
        this.reason = choice.reason();
        this.backend = choice.plugin().open(new BackendOptions(options.threads(), choice.device()));
    }

    /// Opens an engine on the best backend there is.
    ///
    /// @return an engine that the caller closes
    /// @throws ThalwegException if no backend can run here
    public static Engine open() {
        return open(EngineOptions.defaults());
    }

    /// Opens an engine.
    ///
    /// @param options backend, threads and element type
    /// @return an engine that the caller closes
    /// @throws ThalwegException if the backend is unknown or cannot run here
    public static Engine open(EngineOptions options) {
        return new Engine(options, BackendChoice.choose(options.backend()));
    }

    /// What runs the kernels.
    ///
    /// @return the backend's description of itself
    public BackendInfo backend() {
        return backend.info();
    }

    /// Why this backend runs them.
    ///
    /// @return a phrase for people
    public String backendReason() {
        return reason;
    }

    /// How the engine was opened.
    ///
    /// @return the options
    public EngineOptions options() {
        return options;
    }

    /// A loss by its text form.
    ///
    /// @param text such as `huber(delta=1.5)` or `0.9*huber + 0.1*log-cosh`
    /// @return the compiled loss
    /// @throws ThalwegException if the text cannot be read or names what is not installed
    public LossFunction loss(String text) {
        return loss(plugins().loss(text));
    }

    /// A loss that was made in Java.
    ///
    /// @param loss the loss, such as `LossSum.of(new Huber())`
    /// @return the compiled loss
    public LossFunction loss(LossSum loss) {
        return new LossFunction(this, loss, Curvature.EXACT);
    }

    /// The losses, optimizers and schedules that are installed, found at first use.
    ///
    /// @return the plugins
    public synchronized Plugins plugins() {
        if (plugins == null) {
            plugins = Plugins.find();
        }
        return plugins;
    }

    /// Plans and compiles a program; of equal programs the kernels are shared.
    ///
    /// @param program the formulas
    /// @return something that runs them
    /// @throws ThalwegException if a formula means nothing
    public CompiledProgram compile(Program program) {
        KernelPlan plan = Planner.plan(program);
        return new CompiledProgram(executables.computeIfAbsent(key(plan), _ -> backend.compile(plan, options.type())));
    }

    /// Waits until all kernels that were made so far run in their final form. They get there aside in any case; results never depend
    /// on it. Kernels are made when a program is run for the first time, or warmed up by its call ([LossCall#warmUp(Duration)],
    /// [ProgramCall#warmUp(Duration)]).
    ///
    /// @param atMost the most time to wait; with [Duration#ZERO] this only asks
    /// @return whether all of them have their final form
    public boolean warmUp(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        boolean all = true;
        for (Executable executable : executables.values()) {
            all &= executable.warmUp(Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
        return all;
    }

    /// Keeps arrays where the backend computes: for what is bound to many calls and seldom looked at, as parameters in a training. On a
    /// device with memory of its own it is copied there once, instead of in each call. Calls give the same results as without.
    ///
    /// @param arrays `float[]`, `double[]` or `int[]`; what binds them from now on works on copies
    /// @return the way to bring arrays and copies together again; it ends with this engine at the latest
    /// @throws ThalwegException if memory is short
    public Residence keep(List<Object> arrays) {
        return backend.keep(arrays);
    }

    /// Every kernel that was made so far and the form in which it runs now: one that stays slow shows here.
    ///
    /// @return the kernels, in the order of their making; empty where the backend has but one form
    public List<KernelReport> kernels() {
        return backend.kernels();
    }

    /// Tells a listener of each new kernel, and of each that finds its final form, from now on.
    ///
    /// @param listener whom to tell
    public void addKernelListener(KernelListener listener) {
        backend.addKernelListener(listener);
    }

    /// What distinguishes plans: everything that is printed of them, and the kinds of the inputs.
    private static String key(KernelPlan plan) {
        return plan + plan.inputs().stream().map(i -> i.name() + i.axes() + i.kind()).toList().toString() + plan.axes()
                + plan.buffers()
                        .stream().map(b -> b.name() + b.axes() + b.home() + b.inside()).toList()
                + plan.outputs();
    }

    /// The code that would run a program, for people.
    ///
    /// @param program the formulas
    /// @return readable text
    public String listing(Program program) {
        return backend.listing(Planner.plan(program), options.type());
    }

    /// Frees threads and memory. Runs in progress in other threads end as if nothing had happened, with whole results; later calls fail
    /// with `TH-B006`. Closing twice is allowed.
    @Override
    public void close() {
        backend.close();
    }
}
