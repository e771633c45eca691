/** A service with a defect: it says something and ends. */
console.log('{"level":"info","event":"starting","service":"broken"}');
console.error('the wheels came off');
process.exitCode = 1;
