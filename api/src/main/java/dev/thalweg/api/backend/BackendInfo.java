// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.backend;

/// What a backend says of itself once open.
///
/// @param id its name
/// @param lanes 32-bit numbers a vector holds; 1 for scalar code
/// @param threads threads in use
/// @param description hardware and form, for people
public record BackendInfo(String id, int lanes, int threads, String description) {
}
