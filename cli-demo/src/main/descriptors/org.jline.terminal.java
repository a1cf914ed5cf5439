// What JLine's terminal would say of itself. The progress bar asks it for the width of characters and for nothing else.
module org.jline.terminal {
    requires java.logging;

    exports org.jline.terminal;
    exports org.jline.terminal.spi;
    exports org.jline.utils;
}
