// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

/// Whether a backend can run here.
///
/// @param available whether it can
/// @param preference how much `auto` likes it; the greatest available one is taken; negative means never unasked
/// @param reason why it can or cannot, with the remedy; shown to users
public record Availability(boolean available, int preference, String reason) {
}
