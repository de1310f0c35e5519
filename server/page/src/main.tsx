import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "./gen/tokens.css";
import "./styles/base.css";
import "./styles/form.css";
import "./styles/elephant.css";
import "./styles/start.css";
import "./styles/seat.css";
import "./styles/table.css";
import "./styles/board.css";
import { render } from "preact";
import { App } from "./app";

render(<App />, document.getElementById("page")!);
