// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static dev.thalweg.api.formula.Formulas.hyper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.formula.Expr;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class FormulaTextTest {
    private final Expr a = hyper("alpha");
    private final Expr b = hyper("beta");

    @Test
    void shortFormulaStaysOnOneLine() {
        assertThat(FormulaText.of(formulas("y", a.times(b).plus(1)))).containsExactly("y = alpha * beta + 1");
    }

    @Test
    void whatOccursTwiceIsNamedBeforeItsUse() {
        Expr shared = a.times(b).plus(a);

        assertThat(FormulaText.of(formulas("y", shared.square().plus(shared.abs()))))
                .containsExactly("t1 = alpha * beta + alpha", "y = t1^2 + abs(t1)");
    }

    @Test
    void resultWithAPlainNameIsReferredToByIt() {
        Expr first = a.times(b).plus(a);
        SequencedMap<String, Expr> formulas = formulas("y", first);
        formulas.put("z of it", first.square());

        assertThat(FormulaText.of(formulas)).containsExactly("y = alpha * beta + alpha", "z of it = y^2");
    }

    @Test
    void twoEqualResultsAreBothSaid() {
        SequencedMap<String, Expr> formulas = formulas("y", a.times(b));
        formulas.put("z", a.times(b));

        assertThat(FormulaText.of(formulas)).containsExactly("y = alpha * beta", "z = y");
    }

    private static SequencedMap<String, Expr> formulas(String name, Expr formula) {
        SequencedMap<String, Expr> formulas = new LinkedHashMap<>();
        formulas.put(name, formula);
        return formulas;
    }
}
