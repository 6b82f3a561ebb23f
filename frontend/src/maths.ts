// Pages with mathematics: formulas, and derivations shown as they are typed.
import "./math";
import "./derivation";
