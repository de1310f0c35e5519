/** The parts of the page that show the live state. */
export { Speakers } from "./speakers";
export { TableSpace } from "./table";
export { TimerSpace } from "./timer";
