/** A small house with every rule broken once: {@code ArchitectureTest} must find each. Nothing here runs. */
package planted;
