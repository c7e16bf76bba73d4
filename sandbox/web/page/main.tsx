// Draws the page.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.js";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/controls.css";
import "./styles/bar.css";
import "./styles/sidebar.css";
import "./styles/messages.css";
import "./styles/message.css";
import "./styles/composer.css";
import "./styles/home.css";
import "./styles/text.css";
import "./styles/charts.css";
import "./styles/elements.css";
import "./styles/menus.css";
import "./styles/dialogs.css";
import "./styles/panels.css";
import "./styles/inspector.css";
import "./styles/welcome.css";
import "./styles/phone.css";

const root = document.getElementById("page");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
