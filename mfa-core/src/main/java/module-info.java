/** A second factor for any application: the facade, the interfaces adapters implement, and the state machine. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j {
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.github.mfa4j;
    exports io.github.mfa4j.factor;
    exports io.github.mfa4j.memory;
    exports io.github.mfa4j.spi;
}
