// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.Engine;
import dev.thalweg.api.Program;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.optimizer.ClipByGlobalNorm;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.training.model.UpdatePrograms;
import dev.thalweg.training.store.Tensors;
import java.util.List;

/// Takes all parameters some way uphill for a while, where another gradient is taken.
final class Ascent {
    private static final double EPSILON = 1e-12;
    private static final String SCALE = "scale";
    private static final String SQUARES = "squares";

    private final List<Place> places;
    private final double distance;
    private final double[] parts;

    /// A parameter, and where it was.
    private record Place(Learned learned, Object before, ProgramCall squares, ProgramCall climb) {
    }

    Ascent(Engine engine, ParameterSet parameters, double distance) {
        this.distance = distance;
        CompiledProgram squares = engine.compile(squares());
        CompiledProgram climb = engine.compile(climb());
        this.places = parameters.all().stream().map(learned -> new Place(learned, Tensors.copy(learned.value()),
                bound(squares.newCall(), learned), bound(climb.newCall(), learned))).toList();
        this.parts = new double[places.size()];
    }

    private static ProgramCall bound(ProgramCall call, Learned learned) {
        return call.bind(UpdateInputs.GRADIENT, learned.gradient()).bind(UpdateInputs.PARAMETER, learned.value())
                .bind(UpdatePrograms.updated(UpdateInputs.PARAMETER), learned.value())
                .size(UpdatePrograms.ENTRIES, learned.spec().entries());
    }

    private static Program squares() {
        UpdateInputs inputs = UpdateInputs.of(UpdatePrograms.ENTRIES);
        return new Program("squares", List.of(new Program.Output(SQUARES, List.of(),
                ClipByGlobalNorm.EUCLIDEAN.part(inputs.gradient(), inputs.axes().all()))));
    }

    private static Program climb() {
        UpdateInputs inputs = UpdateInputs.of(UpdatePrograms.ENTRIES);
        return new Program("climb",
                List.of(new Program.Output(UpdatePrograms.updated(UpdateInputs.PARAMETER), inputs.axes().all(),
                        inputs.parameter().plus(Formulas.hyper(SCALE).times(inputs.gradient())),
                        UpdateInputs.PARAMETER)));
    }

    /// Goes uphill along the present gradients.
    void leave() {
        for (int i = 0; i < parts.length; i++) {
            Place place = places.get(i);
            Tensors.copy(place.learned.value(), place.before);
            place.squares.run();
            parts[i] = place.squares.value(SQUARES);
        }
        double scale = distance / (ClipByGlobalNorm.EUCLIDEAN.total(parts) + EPSILON);
        for (Place place : places) {
            place.climb.scalar(SCALE, scale).run();
        }
    }

    /// Comes back to the bit.
    void comeBack() {
        for (Place place : places) {
            Tensors.copy(place.before, place.learned.value());
        }
    }
}
