package io.github.mfa4j.trials;

/** Stands beside every call to a dependency, to count it, to keep what is written, or to make it fail. */
interface Watch {

    /** Looks on. */
    Watch NONE = new Watch() {};

    /** Before the call; what it throws, the call throws without having happened. */
    default void before(String operation) {}

    /** After the call; what it throws, the call throws although it happened. */
    default void after(String operation) {}

    /** What a store or vault is given to keep. */
    default void written(byte[] payload) {}
}
