// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.testkit.LossLaw;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Every loss that is registered keeps every law that applies to it, with any arguments and at any seed.
class LossProperties {

    @Provide
    Arbitrary<LossPlugin> losses() {
        return Combinators.combine(Arbitraries.of(Plugins.find().losses().all()), Arbitraries.longs()).as(Variant::of);
    }

    @Property(tries = 3000)
    void itKeepsTheLaw(@ForAll("losses") LossPlugin loss, @ForAll LossLaw law, @ForAll long seed) {
        Assume.that(law.appliesTo(loss));
        law.check(loss, seed);
    }
}
