// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import dev.thalweg.api.Engine;
import dev.thalweg.training.Callback;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.TrainingEvent;
import dev.thalweg.training.TrainingResult;
import dev.thalweg.training.TrainingResult.Outcome;
import dev.thalweg.training.TrainingRunner;
import dev.thalweg.training.store.ConfigJson;
import dev.thalweg.training.store.ResultJson;
import dev.thalweg.training.store.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A run from its first file to its last.
public final class TrainingSession implements TrainingRunner {
    private final Path root;
    private final Start start;
    private final Announcer announcer;
    private final StopRequest stop = new StopRequest();

    /// Where a session begins.
    private sealed interface Start {
        record Fresh(TrainingConfig config) implements Start {
        }

        record Resumed(Optional<String> backend) implements Start {
        }
    }

    private TrainingSession(Path root, Start start, List<Callback> callbacks) {
        this.root = root;
        this.start = start;
        this.announcer = new Announcer(callbacks);
    }

    /// A new run.
    ///
    /// @param config what to train
    /// @param callbacks who watches
    /// @return the session
    public static TrainingSession fresh(TrainingConfig config, List<Callback> callbacks) {
        return new TrainingSession(RunNames.folder(config), new Start.Fresh(config), callbacks);
    }

    /// A run that was started before.
    ///
    /// @param run its folder
    /// @param backend what computes from now on, if not what did before
    /// @param callbacks who watches
    /// @return the session
    public static TrainingSession resumed(Path run, Optional<String> backend, List<Callback> callbacks) {
        return new TrainingSession(run, new Start.Resumed(backend), callbacks);
    }

    @Override
    public void stop() {
        stop.request();
    }

    @Override
    public TrainingResult run() {
        var clock = new RunClock();
        TrainingResult result = switch (start) {
            case Start.Fresh(TrainingConfig config) ->
                train(config, RunFolder.forNewRun(root, config.force()), false, clock);
            case Start.Resumed(Optional<String> backend) -> {
                RunFolder folder = RunFolder.ofExistingRun(root);
                yield folder.isFinished() ? ResultJson.read(folder)
                        : train(on(backend, ConfigJson.read(folder)), folder, true, clock);
            }
        };
        announcer.announce(new TrainingEvent.Ended(result));
        return result;
    }

    private static TrainingConfig on(Optional<String> backend, TrainingConfig config) {
        return backend.map(name -> config.compute(compute -> compute.withBackend(name))).orElse(config);
    }

    private TrainingResult train(TrainingConfig config, RunFolder folder, boolean resumed, RunClock clock) {
        Injector injector = Guice.createInjector(new SessionModule(config),
                new RunModule(folder, announcer, stop));
        injector.getInstance(ConfigurationCheck.class).require();
        try (Engine _ = injector.getInstance(Engine.class)) {
            var preparation = injector.getInstance(Preparation.class);
            preparation.prepare(resumed);
            try (Checkpoints checkpoints = injector.getInstance(Checkpoints.class)) {
                TrainingLoop loop = injector.getInstance(TrainingLoop.class);
                if (resumed) {
                    loop.startFrom(checkpoints.restore());
                }
                clock.loaded();
                preparation.announce(loop.cursor());
                injector.getInstance(HeadStart.class).take(loop.cursor());
                Outcome outcome = loop.run();
                clock.trained();
                return injector.getInstance(Completion.class).complete(outcome, loop.cursor(), clock);
            }
        } catch (ProvisionException e) {
            throw Making.cause(e);
        }
    }
}
