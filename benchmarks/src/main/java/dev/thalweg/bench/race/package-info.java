// SPDX-License-Identifier: Apache-2.0
/// The harness: works, who does them, and races between them.
///
/// Start at [dev.thalweg.bench.race.Race]. A [dev.thalweg.bench.race.Work] holds data and says nothing of how it is done; an
/// [dev.thalweg.bench.race.Entrant] makes a [dev.thalweg.bench.race.Contestant] of it.
@NullMarked
package dev.thalweg.bench.race;

import org.jspecify.annotations.NullMarked;
