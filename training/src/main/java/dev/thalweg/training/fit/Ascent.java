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
import java.util.stream.IntStream;

/// Takes all parameters some way uphill for a while, where another gradient is taken.
final class Ascent {
    private static final double EPSILON = 1e-12;
    private static final String SCALE = "scale";
    private static final String SQUARES = "squares";
    private static final String COPY = "copy";

    private final List<Place> places;
    private final double distance;
    private final double[] parts;

    /// What is done with a parameter.
    private record Place(ProgramCall remember, ProgramCall squares, ProgramCall climb, ProgramCall comeBack) {
    }

    Ascent(Engine engine, ParameterSet parameters, double distance) {
        this.distance = distance;
        List<Learned> all = parameters.all();
        List<Object> before = all.stream().map(learned -> Tensors.copy(learned.value())).toList();
        engine.keep(before);
        CompiledProgram copy = engine.compile(copy());
        CompiledProgram squares = engine.compile(squares());
        CompiledProgram climb = engine.compile(climb());
        this.places = IntStream.range(0, all.size()).mapToObj(i -> {
            Learned learned = all.get(i);
            int entries = learned.spec().entries();
            return new Place(copying(copy, learned.value(), before.get(i), entries), bound(squares.newCall(), learned),
                    bound(climb.newCall(), learned), copying(copy, before.get(i), learned.value(), entries));
        }).toList();
        this.parts = new double[places.size()];
    }

    private static ProgramCall copying(CompiledProgram copy, Object from, Object to, int entries) {
        return copy.newCall().bind(UpdateInputs.PARAMETER, from).bind(COPY, to).size(UpdatePrograms.ENTRIES, entries);
    }

    private static ProgramCall bound(ProgramCall call, Learned learned) {
        return call.bind(UpdateInputs.GRADIENT, learned.gradient()).bind(UpdateInputs.PARAMETER, learned.value())
                .bind(UpdatePrograms.updated(UpdateInputs.PARAMETER), learned.value())
                .size(UpdatePrograms.ENTRIES, learned.spec().entries());
    }

    /// A program and not a copy between arrays, since a device may keep them.
    private static Program copy() {
        UpdateInputs inputs = UpdateInputs.of(UpdatePrograms.ENTRIES);
        return new Program(COPY, List.of(new Program.Output(COPY, inputs.axes().all(), inputs.parameter())));
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
            place.remember.run();
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
            place.comeBack.run();
        }
    }
}
