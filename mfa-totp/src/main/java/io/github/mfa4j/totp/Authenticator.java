package io.github.mfa4j.totp;

import java.time.Instant;

/**
 * One of a user's active authenticator apps, for a settings page. Its secret is not shown again.
 *
 * @param id names it when removing or renewing
 * @param label what the user calls it
 * @param enrolledAt when its enrolment was begun
 */
public record Authenticator(String id, String label, Instant enrolledAt) {}
