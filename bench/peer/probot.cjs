// The peer at its best: one empty handler.
module.exports = (app) => {
  app.on("pull_request.opened", async () => {});
};
