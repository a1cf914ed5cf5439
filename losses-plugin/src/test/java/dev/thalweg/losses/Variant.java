// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.loss.LossPlugin;
import java.util.List;
import java.util.Random;

/// Losses of the registry with other arguments than the default ones.
final class Variant {
    private Variant() {
    }

    /// Half of its parameters changed: any choice, numbers within half and one and a half of the default, zero where that is allowed.
    static LossPlugin of(LossPlugin loss, long seed) {
        Random random = new Random(seed);
        Arguments arguments = loss.arguments();
        for (Parameter parameter : arguments.parameters()) {
            if (random.nextBoolean()) {
                arguments = changed(arguments, parameter, random);
            }
        }
        return finite(loss.with(arguments));
    }

    private static Arguments changed(Arguments arguments, Parameter parameter, Random random) {
        return switch (parameter.type()) {
            case REAL -> arguments.with(parameter, inside(parameter, random));
            case FLAG -> arguments.with(parameter, random.nextInt(2));
            case CHOICE -> arguments.with(parameter, random.nextInt(parameter.choices().size()));
            case CHOICES ->
                arguments.with(parameter, List.of(0.0, (double) random.nextInt(parameter.choices().size())));
            case INTEGER, NUMBERS -> arguments;
        };
    }

    private static double inside(Parameter parameter, Random random) {
        double usual = parameter.defaultValue();
        double other = random.nextInt(4) == 0 ? 0 : (usual == 0 ? 0.5 : usual) * (0.5 + random.nextDouble());
        return parameter.range().contains(other) ? other : usual;
    }

    /// Lengths of sequences are drawn without regard to each other, so some targets have no alignment.
    static LossPlugin finite(LossPlugin loss) {
        return loss instanceof Ctc ctc ? ctc.with(ctc.arguments().with(Ctc.ZERO_INFINITY, 1)) : loss;
    }
}
