// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Engine;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.training.TrainingConfig;
import dev.thalweg.training.model.DenseLayer;
import dev.thalweg.training.model.ListForm;
import dev.thalweg.training.model.LossForm;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.Objective;
import dev.thalweg.training.model.UpdatePrograms;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;

/// Runs a step over zeros while the data is being read, so that the kernels are compiled and in their fast form when it has been.
///
/// Kernels are the same for all sizes, so how many columns and classes there will be is made up. Nobody waits for this thread, and
/// results do not depend on it.
final class Rehearsal {
    private static final int FEATURES = 32;
    private static final int CLASSES = 10;
    private static final int MOST_ROWS = 256;
    private static final int LONGEST = 16;

    private final Engine engine;
    private final TrainingConfig config;
    private final OptimizerPlugin optimizer;
    private final Optional<UpdatePrograms> updates;

    Rehearsal(Engine engine, TrainingConfig config, OptimizerPlugin optimizer, Optional<UpdatePrograms> updates) {
        this.engine = engine;
        this.config = config;
        this.optimizer = optimizer;
        this.updates = updates;
    }

    /// Starts a thread for a loss that the data may turn out to have.
    void start(LossSum loss) {
        // whatever goes wrong here, the run itself meets it too and reports it
        Thread.ofPlatform().daemon().name("thalweg-rehearsal").uncaughtExceptionHandler((_, _) -> {
        }).start(() -> run(LossForm.of(loss).over(Collections.nCopies(CLASSES, 1))));
    }

    private void run(LossForm form) {
        Network network = Network.of(FEATURES, form.outputs(CLASSES), config.model());
        var objective = new Objective(network, form, config.fit().penalties());
        ElementType type = config.compute().elementType();
        ParameterSet parameters = ParameterSet.initial(network, optimizer, type, 0);
        // kernels are compiled one after the other: the update's first, for it walks most entries
        updates.ifPresent(
                programs -> new UpdateStep(engine, programs, parameters, new NanGuard(1), 0).apply(Cursor.START,
                        new Mover.Pace(0, OptionalDouble.empty())));
        gradients(engine.compile(objective.training()).newCall(), objective, parameters, type);
    }

    private void gradients(ProgramCall call, Objective objective, ParameterSet parameters, ElementType type) {
        int rows = config.fit().batch().within(MOST_ROWS);
        Network network = objective.network();
        LossForm form = objective.form();
        int places = form.takesLists() ? rows * LONGEST : rows;
        int targets = places * network.outputs();
        Calls.prepare(call, objective, parameters);
        call.bind(Network.INPUTS, type.newArray(places * network.features())).bind(Objective.TARGETS,
                form.targets() == Domain.LABEL ? new int[targets] : type.newArray(targets))
                .bind(Objective.MASK, new int[places]);
        for (DenseLayer layer : network.droppedLayers()) {
            call.bind(layer.dropoutName(), type.newArray(places * layer.outputs()));
        }
        parameters.all().forEach(learned -> call.bind(Objective.gradientName(learned.spec()), learned.gradient()));
        call.size(Network.ROWS, rows).size(ListForm.ITEMS, LONGEST).run();
    }
}
