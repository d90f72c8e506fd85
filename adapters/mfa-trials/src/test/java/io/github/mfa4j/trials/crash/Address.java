package io.github.mfa4j.trials.crash;

/**
 * Where a trial keeps its state.
 *
 * @param registers a JDBC URL or {@code redis://host:port}
 * @param vault a JDBC URL
 */
record Address(String registers, String vault) {

    static Address database(String url) {
        return new Address(url, url);
    }

    boolean isRedis() {
        return registers.startsWith("redis:");
    }
}
